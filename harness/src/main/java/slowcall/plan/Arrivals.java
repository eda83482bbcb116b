package slowcall.plan;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** When requests are offered. */
public sealed interface Arrivals {

    /** Requests offered per second; empty where that is not one number given beforehand. */
    default OptionalDouble rps() {
        return OptionalDouble.empty();
    }

    /** The most requests offered per second at any time; empty where they are not offered at a rate given beforehand. */
    default OptionalDouble peakRps() {
        return rps();
    }

    /** Requests that may all be in flight at once, however long each takes; 0 for those offered at a rate. */
    default int atOnce() {
        return 0;
    }

    /** Whether there is a steady state to be measured; otherwise the load passes, and what it does on its way is the result. */
    default boolean isSteady() {
        return true;
    }

    /** Open loop, one request every 1/rate seconds. */
    record Constant(double rate) implements Arrivals {
        public Constant {
            requireRate(rate);
        }

        @Override
        public OptionalDouble rps() {
            return OptionalDouble.of(rate);
        }

        @Override
        public String toString() {
            return "constant-" + number(rate);
        }
    }

    /** Open loop, exponentially distributed gaps with mean 1/rate seconds. */
    record Poisson(double rate) implements Arrivals {
        public Poisson {
            requireRate(rate);
        }

        @Override
        public OptionalDouble rps() {
            return OptionalDouble.of(rate);
        }

        @Override
        public String toString() {
            return "poisson-" + number(rate);
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
        public int atOnce() {
            return callers;
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
        public boolean isSteady() {
            return false;
        }

        @Override
        public int atOnce() {
            return requests;
        }

        @Override
        public String toString() {
            return "burst-" + requests;
        }
    }

    /**
     * Open loop with equal gaps: {@code base} requests per second, {@code peak} from {@code after} on for {@code length}, and
     * {@code base} again until the schedule ends.
     */
    record Step(double base, double peak, Duration after, Duration length) implements Arrivals {
        public Step {
            requireRate(base);
            requireRate(peak);
            requirePart("after", after);
            requirePart("for", length);
        }

        @Override
        public OptionalDouble peakRps() {
            return OptionalDouble.of(Math.max(base, peak));
        }

        /** When the peak is over, counted from the schedule's start. */
        public Duration end() {
            return after.plus(length);
        }

        @Override
        public boolean isSteady() {
            return false;
        }

        @Override
        public String toString() {
            return "step-" + number(base) + "-" + number(peak) + "-after-" + after.toMillis() + "ms-for-"
                    + length.toMillis() + "ms";
        }
    }

    /**
     * {@code requests} requests that are offered one after another, at a pace that no accept queue minds, and all kept in flight
     * until the last of them is, and for the service's delay, the plateau, beyond that.
     */
    record Hold(int requests) implements Arrivals {
        /** Slow enough for any accept queue. */
        public static final double WIRE_RPS = 2000;

        /**
         * No kernel's queue is in the way. As many as one thread can start, or nearly so: a million in ten seconds, which is as long
         * as the first of them waits for the last.
         */
        public static final double IN_PROCESS_RPS = 100_000;

        public Hold {
            if (requests < 1 || requests > 5_000_000) {
                throw new IllegalArgumentException("hold of " + requests + " must be between 1 and 5000000 requests");
            }
        }

        /** Requests offered per second, until all are. */
        public static double pace(Exchange exchange) {
            return exchange.overTheWire() ? WIRE_RPS : IN_PROCESS_RPS;
        }

        /** From the first request's start until the last one's, in seconds. */
        public double seconds(Exchange exchange) {
            return (requests - 1) / pace(exchange);
        }

        @Override
        public boolean isSteady() {
            return false;
        }

        @Override
        public int atOnce() {
            return requests;
        }

        @Override
        public String toString() {
            return "hold-" + requests;
        }
    }

    private static void requirePart(String what, Duration part) {
        if (part.toMillis() < 1 || part.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException(what + " " + part.toMillis() + " ms must be between 1 ms and 24 hours");
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
