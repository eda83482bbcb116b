package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Guards against intervals that are too narrow to be believed or that differ from one reading to the next. */
class BootstrapTest {
    @Test
    void theMedianIsTheMiddleOneOrTheMeanOfTheMiddleTwo() {
        assertEquals(3, Bootstrap.median(new double[] {9, 1, 3}, 1).value());
        assertEquals(4, Bootstrap.median(new double[] {9, 1, 3, 5}, 1).value());
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        double[] values = normal(20, 7);

        assertEquals(Bootstrap.median(values, 3), Bootstrap.median(values.clone(), 3));
        assertNotEquals(Bootstrap.median(normal(200, 7), 3), Bootstrap.median(normal(200, 7), 4));
    }

    @Test
    void oneValueIsItsOwnInterval() {
        assertEquals(new Bootstrap.Median(5, 5, 5, 1), Bootstrap.median(new double[] {5}, 1));
    }

    @Test
    void noValueHasNoMedian() {
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.median(new double[0], 1));
    }

    @Test
    void doesNotReorderWhatItIsGiven() {
        double[] values = {9, 1, 3};
        Bootstrap.median(values, 1);

        assertEquals(9, values[0]);
    }

    @Test
    void theIntervalContainsTheMedianAndLiesWithinTheValues() {
        for (int n = 1; n <= 30; n++) {
            double[] values = normal(n, n);
            Bootstrap.Median median = Bootstrap.median(values, 1);
            java.util.Arrays.sort(values);
            assertTrue(
                    values[0] <= median.low()
                            && median.low() <= median.value()
                            && median.value() <= median.high()
                            && median.high() <= values[n - 1],
                    median.toString());
            assertEquals(n, median.n());
        }
    }

    /** A 95 % interval holds the true median, 0 here, in about 95 of 100 samples. */
    @Test
    void theIntervalCoversTheTrueMedianAsOftenAsItSays() {
        int covered = 0;
        for (int repetition = 0; repetition < 1000; repetition++) {
            Bootstrap.Median median = Bootstrap.median(normal(20, repetition), repetition);
            if (median.low() <= 0 && 0 <= median.high()) {
                covered++;
            }
        }
        assertTrue(covered >= 880 && covered <= 980, covered + " of 1000");
    }

    private static double[] normal(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 7919 + 13);
        return random.doubles(0, 1)
                .map(ignored -> random.nextGaussian())
                .limit(n)
                .toArray();
    }
}
