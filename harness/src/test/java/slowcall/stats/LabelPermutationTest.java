package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Guards the probabilities of quantiles that only merged histograms have. */
class LabelPermutationTest {
    private static double ofSides(int a, long... values) {
        return LabelPermutation.ofSides(a, values, ones(values), 1);
    }

    private static double ofPairs(long... values) {
        return LabelPermutation.ofPairs(values, ones(values), 1);
    }

    /** With one sample each, a share is the mean of what is counted. */
    private static long[] ones(long[] values) {
        long[] ones = new long[values.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void sidesThatLieApartAltogetherGetTheSmallestProbability() {
        assertEquals(2 / 70.0, ofSides(4, 1, 2, 3, 4, 15, 16, 17, 18), 1e-12);
        assertEquals(2 / 8.0, ofPairs(10, 20, 30, 11, 22, 33), 1e-12);
    }

    @Test
    void sidesThatAreTheSameGetOne() {
        assertEquals(1, ofSides(3, 1, 2, 3, 1, 2, 3), 1e-12);
        assertEquals(1, ofPairs(1, 2, 3, 1, 2, 3), 1e-12);
    }

    /** C(20, 10) are 184,756: a sample of the ways must come close to what all of them say. */
    @Test
    void manyTrialsAreDealtBySample() {
        long[] values = new long[20];
        for (int i = 0; i < 20; i++) {
            values[i] = i % 2 == 0 ? i : i + 3;
        }
        long[] halves = new long[20];
        Arrays.setAll(halves, i -> values[i < 10 ? 2 * i : 2 * (i - 10) + 1]);
        assertEquals(ofAllWays(halves), ofSides(10, halves), .02);
    }

    /** 2^20 ways to turn twenty pairs are a million. */
    @Test
    void manyPairsAreTurnedBySample() {
        long[] values = new long[40];
        int found = 0;
        int[] differences = new int[20];
        for (int pair = 0; pair < 20; pair++) {
            differences[pair] = pair % 3 == 0 ? -pair : pair;
            found += differences[pair];
            values[pair] = 100;
            values[20 + pair] = 100L + differences[pair];
        }
        int asFar = 0;
        for (int turned = 0; turned < 1 << 20; turned++) {
            int sum = 0;
            for (int pair = 0; pair < 20; pair++) {
                sum += (turned >>> pair & 1) == 1 ? -differences[pair] : differences[pair];
            }
            asFar += Math.abs(sum) >= Math.abs(found) ? 1 : 0;
        }

        assertEquals(asFar / (double) (1 << 20), ofPairs(values), .02);
    }

    private static double ofAllWays(long[] values) {
        double all = Arrays.stream(values).sum();
        double found = Math.abs(all - 2 * sumOf(values, (1 << 10) - 1));
        int ways = 0;
        int asFar = 0;
        for (int chosen = 0; chosen < 1 << 20; chosen++) {
            if (Integer.bitCount(chosen) == 10) {
                ways++;
                asFar += Math.abs(all - 2 * sumOf(values, chosen)) >= found - 1e-9 ? 1 : 0;
            }
        }
        return (double) asFar / ways;
    }

    private static double sumOf(long[] values, int chosen) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (chosen >>> i & 1) == 1 ? values[i] : 0;
        }
        return sum;
    }

    /** One trial of few samples tells less than one of many: what counts is the share of all samples. */
    @Test
    void samplesCountAndNotTrials() {
        assertEquals(1 / 3.0, LabelPermutation.ofSides(1, new long[] {9, 0, 3}, new long[] {10, 1, 90}, 1), 1e-12);
    }

    @Test
    void whatIsFoundCountsAmongTheSampled() {
        long[] apart = new long[40];
        Arrays.setAll(apart, i -> i < 20 ? 1 : 2);
        assertEquals(1 / 20_000.0, ofSides(20, apart), 1e-12);
        assertEquals(1 / 20_000.0, ofPairs(apart), 1e-12);
    }
}
