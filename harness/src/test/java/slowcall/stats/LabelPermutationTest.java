package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

/** Guards the probabilities of quantiles that only merged histograms have. */
class LabelPermutationTest {
    private static ToDoubleBiFunction<int[], int[]> meansOf(double... values) {
        return (a, b) -> Math.abs(mean(values, b) - mean(values, a));
    }

    private static double mean(double[] values, int[] chosen) {
        return Arrays.stream(chosen)
                .mapToDouble(index -> values[index])
                .average()
                .orElseThrow();
    }

    @Test
    void sidesThatLieApartAltogetherGetTheSmallestProbability() {
        assertEquals(2 / 70.0, LabelPermutation.ofSides(4, 4, meansOf(1, 2, 3, 4, 15, 16, 17, 18), 1), 1e-12);
        assertEquals(2 / 8.0, LabelPermutation.ofPairs(3, meansOf(10, 20, 30, 11, 22, 33), 1), 1e-12);
    }

    @Test
    void sidesThatAreTheSameGetOne() {
        assertEquals(1, LabelPermutation.ofSides(3, 3, meansOf(1, 2, 3, 1, 2, 3), 1), 1e-12);
        assertEquals(1, LabelPermutation.ofPairs(3, meansOf(1, 2, 3, 1, 2, 3), 1), 1e-12);
    }

    /** C(20, 10) are 184,756: a sample of the ways must come close to what all of them say. */
    @Test
    void manyTrialsAreDealtBySample() {
        double[] values = new double[20];
        for (int i = 0; i < 20; i++) {
            values[i] = i % 2 == 0 ? i : i + 3;
        }
        double[] halves = new double[20];
        Arrays.setAll(halves, i -> values[i < 10 ? 2 * i : 2 * (i - 10) + 1]);
        assertEquals(ofAllWays(halves), LabelPermutation.ofSides(10, 10, meansOf(halves), 1), .02);
    }

    private static double ofAllWays(double[] values) {
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

    private static double sumOf(double[] values, int chosen) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (chosen >>> i & 1) == 1 ? values[i] : 0;
        }
        return sum;
    }

    @Test
    void whatIsFoundCountsAmongTheSampled() {
        double[] apart = new double[40];
        Arrays.setAll(apart, i -> i < 20 ? 1 : 2);
        assertEquals(1 / 20_000.0, LabelPermutation.ofSides(20, 20, meansOf(apart), 1), 1e-12);
        assertEquals(1 / 20_000.0, LabelPermutation.ofPairs(20, meansOf(apart), 1), 1e-12);
    }
}
