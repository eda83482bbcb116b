package slowcall.plan;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The distribution of the service's delay. Delays are whole milliseconds, the granularity of WireMock's scheduler, so that
 * the delay that a request drew is exactly the delay that the service was asked for.
 */
public sealed interface ServiceProfile
        permits ServiceProfile.Fixed, ServiceProfile.LogNormal, ServiceProfile.Bimodal, ServiceProfile.Unknown, Replay {
    /** The longest delay that a profile may draw; longer draws are cut to it. */
    int MAX_DELAY_MILLIS = 600_000;

    /** The next delay, in whole milliseconds. */
    int drawMillis(RandomGenerator random);

    /** Expected delay in milliseconds, for computed distributions before rounding and cutting. */
    double meanMillis();

    /** Always the same delay. */
    record Fixed(int millis) implements ServiceProfile {
        public Fixed {
            requireDelay(millis);
        }

        @Override
        public int drawMillis(RandomGenerator random) {
            return millis;
        }

        @Override
        public double meanMillis() {
            return millis;
        }

        @Override
        public String toString() {
            return "fixed-" + millis + "ms";
        }
    }

    /**
     * Log-normal with the given median and 99th percentile: ln D is normal with mean ln(median) and standard deviation
     * ln(p99 / median) / 2.3263.
     */
    record LogNormal(int medianMillis, int p99Millis) implements ServiceProfile {
        /** The standard normal distribution's 99th percentile. */
        private static final double Z99 = 2.3263478740408408;

        public LogNormal {
            requireDelay(medianMillis);
            requireDelay(p99Millis);
            if (medianMillis < 1 || p99Millis <= medianMillis) {
                throw new IllegalArgumentException("log-normal p99 " + p99Millis + " ms must be above its median "
                        + medianMillis + " ms, which must be at least 1 ms");
            }
        }

        private double sigma() {
            return Math.log((double) p99Millis / medianMillis) / Z99;
        }

        @Override
        public int drawMillis(RandomGenerator random) {
            double millis = medianMillis * Math.exp(sigma() * random.nextGaussian());
            return (int) Math.min(MAX_DELAY_MILLIS, Math.round(millis));
        }

        @Override
        public double meanMillis() {
            return medianMillis * Math.exp(sigma() * sigma() / 2);
        }

        @Override
        public String toString() {
            return "lognormal-" + medianMillis + "ms-" + p99Millis + "ms";
        }
    }

    /** {@code slowMillis} with probability {@code slowShare}, else {@code fastMillis}. */
    record Bimodal(int fastMillis, int slowMillis, double slowShare) implements ServiceProfile {
        public Bimodal {
            requireDelay(fastMillis);
            requireDelay(slowMillis);
            if (slowMillis <= fastMillis) {
                throw new IllegalArgumentException(
                        "bimodal slow delay " + slowMillis + " ms must be above the fast one, " + fastMillis + " ms");
            }
            requireShare(slowShare);
        }

        static double requireShare(double slowShare) {
            if (!(slowShare > 0 && slowShare < 1)) {
                throw new IllegalArgumentException("bimodal slow share " + slowShare + " must be between 0 and 1");
            }
            return slowShare;
        }

        @Override
        public int drawMillis(RandomGenerator random) {
            return random.nextDouble() < slowShare ? slowMillis : fastMillis;
        }

        @Override
        public double meanMillis() {
            return slowShare * slowMillis + (1 - slowShare) * fastMillis;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "bimodal-%dms-%dms-%s", fastMillis, slowMillis, slowShare);
        }
    }

    /** A target's, of which nothing is known beforehand: nothing is drawn, and nothing predicted. */
    record Unknown() implements ServiceProfile {
        static final String WRITTEN = "unknown";

        @Override
        public int drawMillis(RandomGenerator random) {
            return 0;
        }

        @Override
        public double meanMillis() {
            return 0;
        }

        @Override
        public String toString() {
            return WRITTEN;
        }
    }

    private static void requireDelay(int millis) {
        if (millis < 0 || millis > MAX_DELAY_MILLIS) {
            throw new IllegalArgumentException(
                    "delay " + millis + " ms must be between 0 and " + MAX_DELAY_MILLIS + " ms");
        }
    }
}
