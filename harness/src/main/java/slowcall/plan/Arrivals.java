package slowcall.plan;

import java.util.Locale;

/** When requests are offered. */
public sealed interface Arrivals {

    /** Open loop, one request every 1/rate seconds. */
    record Constant(double rps) implements Arrivals {
        public Constant {
            requireRate(rps);
        }

        @Override
        public String toString() {
            return "constant-" + number(rps);
        }
    }

    /** Open loop, exponentially distributed gaps with mean 1/rate seconds. */
    record Poisson(double rps) implements Arrivals {
        public Poisson {
            requireRate(rps);
        }

        @Override
        public String toString() {
            return "poisson-" + number(rps);
        }
    }

    /** Closed loop: {@code callers} callers, each sending its next request when its last one has ended. */
    record Closed(int callers) implements Arrivals {
        public Closed {
            if (callers < 1 || callers > 1_000_000) {
                throw new IllegalArgumentException("callers " + callers + " must be between 1 and 1000000");
            }
        }

        @Override
        public String toString() {
            return "closed-" + callers;
        }
    }

    /** {@code requests} requests that all want to start at the same instant. */
    record Burst(int requests) implements Arrivals {
        public Burst {
            if (requests < 1 || requests > 1_000_000) {
                throw new IllegalArgumentException("burst of " + requests + " must be between 1 and 1000000 requests");
            }
        }

        @Override
        public String toString() {
            return "burst-" + requests;
        }
    }

    private static void requireRate(double rps) {
        if (!(rps > 0) || rps > 1_000_000) {
            throw new IllegalArgumentException(
                    "rate " + number(rps) + " must be above 0 and at most 1000000 requests per second");
        }
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
