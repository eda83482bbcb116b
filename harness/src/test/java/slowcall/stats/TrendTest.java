package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guards against a trend that is chance, and against chance that is called a trend. */
class TrendTest {
    @Test
    void risingValuesHaveTheSlopeOfTheirPairsAndTheProbabilityOfTheirOrder() {
        Trend trend = Trend.of(1, 3, 5, 7, 9, 11);

        assertEquals(2, trend.slope(), 1e-12);
        // One of the 6! orders rises, one falls.
        assertEquals(2.0 / 720, trend.p(), 1e-12);
    }

    /** Mann (1945) counts out: with n = 4 an S of 4 or more has the probability 0.167, one side. */
    @Test
    void countsOrdersAsThePublishedTableDoes() {
        assertEquals(2 * 0.1667, Trend.of(1, 2, 4, 3).p(), 1e-3);
        assertEquals(2 * 0.0417, Trend.of(1, 2, 3, 4).p(), 1e-3);
    }

    @Test
    void oneOutlierMovesTheSlopeLittle() {
        assertEquals(1, Trend.of(1, 2, 3, 100, 5, 6, 7).slope(), 0.01);
    }

    @Test
    void equalValuesHaveNoTrend() {
        Trend trend = Trend.of(2, 2, 2, 2, 2, 2, 2);

        assertEquals(0, trend.slope());
        assertEquals(1, trend.p());
    }

    @Test
    void tiesLeaveAClearTrendClear() {
        assertTrue(Trend.of(1, 1, 2, 2, 3, 3, 4, 4, 5, 5).p() < 0.001);
    }

    /** By hand: S, its variance of n(n − 1)(2n + 5) less t(t − 1)(2t + 5) for each t that are equal, a 18th, and erfc((|S| − 1) ÷ √(2 var)). */
    @Test
    void tiesLessenTheVariance() {
        assertEquals(3.7057721e-4, Trend.of(1, 1, 2, 2, 3, 3, 4, 4, 5, 5).p(), 1e-10); // S 40, variance 120
        assertEquals(0.34076185, Trend.of(2, 1, 3, 3, 3, 1, 4).p(), 1e-8); // S 7, variance 39 2/3
    }

    @Test
    void manyValuesHaveTheNormalDistributionsProbability() {
        double[] shuffled = IntStream.range(0, 40).mapToDouble(i -> 7 * i % 40).toArray();
        double[] turned =
                IntStream.range(0, 40).mapToDouble(i -> i < 20 ? i : 59 - i).toArray();

        assertEquals(0.18798384, Trend.of(shuffled).p(), 1e-8); // S 114, variance 7,366 2/3
        assertEquals(3.3393198e-6, Trend.of(turned).p(), 1e-12); // S 400
    }

    @Test
    void whatRisesAndFallsAsMuchHasNoTrend() {
        assertEquals(1, Trend.of(1, 2, 3, 2, 1).p());
    }

    @Test
    void theSlopeIsTheMiddleOfThePairsSlopes() {
        assertEquals(0.5, Trend.of(1, 4, 4, 4).slope(), 1e-12); // 0, 0, 0, 1, 1.5 and 3
        assertEquals(-0.5, Trend.of(3, 4, 2).slope(), 1e-12); // -2, -0.5 and 1
    }

    @Test
    void noiseIsCalledATrendAsOftenAsThePValueSays() {
        SplittableRandom random = new SplittableRandom(7);
        int exact = 0;
        int normal = 0;
        for (int run = 0; run < 2000; run++) {
            exact += Trend.of(random.doubles(9).toArray()).p() < 0.05 ? 1 : 0;
            normal += Trend.of(random.doubles(40).toArray()).p() < 0.05 ? 1 : 0;
        }
        // With n = 9 the test's exact size below 0.05 is 0.0446; four standard deviations of 2000 draws.
        assertEquals(0.0446 * 2000, exact, 4 * Math.sqrt(2000 * 0.0446 * 0.9554));
        assertEquals(0.05 * 2000, normal, 4 * Math.sqrt(2000 * 0.05 * 0.95));
    }

    @Test
    void fewerThanThreeValuesProveNothing() {
        assertEquals(1, Trend.of(1, 2).p());
        assertEquals(1, Trend.of(1).p());
    }
}
