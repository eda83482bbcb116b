package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Guards against a service whose delays are not those that the plan names. */
class ServiceProfileTest {
    private static final int DRAWS = 100_000;
    private static final ServiceProfile LOG_NORMAL = new ServiceProfile.LogNormal(150, 900);
    private static final ServiceProfile BIMODAL = new ServiceProfile.Bimodal(20, 800, 0.2);

    @Test
    void theSameSeedDrawsTheSameDelays() {
        assertArrayEquals(draws(LOG_NORMAL, 7), draws(LOG_NORMAL, 7));
        assertArrayEquals(draws(BIMODAL, 7), draws(BIMODAL, 7));
    }

    @Test
    void fixedNeverVaries() {
        assertTrue(Arrays.stream(draws(new ServiceProfile.Fixed(200), 1)).allMatch(millis -> millis == 200));
    }

    @Test
    void logNormalHasItsMedianItsPercentileAndItsMean() {
        int[] sorted = draws(LOG_NORMAL, 1);
        Arrays.sort(sorted);

        // Standard errors at 100,000 draws: 0.4 % of the median, 0.9 % of the 99th percentile, 0.3 % of the mean.
        assertEquals(150, sorted[DRAWS / 2], 3);
        assertEquals(900, sorted[DRAWS * 99 / 100], 36);
        assertEquals(LOG_NORMAL.meanMillis(), Arrays.stream(sorted).average().orElseThrow(), 3);
    }

    @Test
    void logNormalRoundsToTheNearestMillisecond() {
        ServiceProfile profile = new ServiceProfile.LogNormal(1, 10);
        double sigma = Math.log(10) / 2.3263478740408408;

        assertEquals(1, profile.drawMillis(gaussian(0)));
        assertEquals(1, profile.drawMillis(gaussian(Math.log(1.49) / sigma)));
        assertEquals(2, profile.drawMillis(gaussian(Math.log(1.51) / sigma)));
        assertEquals(0, profile.drawMillis(gaussian(Math.log(0.49) / sigma)));
    }

    @Test
    void logNormalIsCutAtTheLongestDelay() {
        assertEquals(600_000, new ServiceProfile.LogNormal(1000, 600_000).drawMillis(gaussian(8)));
    }

    @Test
    void bimodalDrawsTheSlowDelayAtItsShare() {
        int[] draws = draws(BIMODAL, 1);

        assertTrue(Arrays.stream(draws).allMatch(millis -> millis == 20 || millis == 800));
        // Standard error: sqrt(0.2 × 0.8 / 100,000) = 0.0013
        assertEquals(0.2, Arrays.stream(draws).filter(millis -> millis == 800).count() / (double) DRAWS, 0.005);
        assertEquals(176, BIMODAL.meanMillis(), 1e-9);
    }

    @Test
    void refusesDelaysThatAreNone() {
        assertRefused("delay -1 ms must be between 0 and 600000 ms", () -> new ServiceProfile.Fixed(-1));
        assertRefused("delay 600001 ms must be between 0 and 600000 ms", () -> new ServiceProfile.Fixed(600_001));
        assertRefused(
                "log-normal p99 5 ms must be above its median 0 ms, which must be at least 1 ms",
                () -> new ServiceProfile.LogNormal(0, 5));
        assertRefused(
                "bimodal slow share NaN must be between 0 and 1", () -> new ServiceProfile.Bimodal(1, 2, Double.NaN));
    }

    private static void assertRefused(String message, Runnable maker) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, maker::run).getMessage());
    }

    private static int[] draws(ServiceProfile profile, long seed) {
        var random = new SplittableRandom(seed);
        int[] draws = new int[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            draws[i] = profile.drawMillis(random);
        }
        return draws;
    }

    /** Draws this Gaussian value. */
    private static RandomGenerator gaussian(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("only Gaussians are drawn");
            }

            @Override
            public double nextGaussian() {
                return value;
            }
        };
    }
}
