package slowcall.plan;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a request does besides waiting for its calls.
 *
 * @param cpuMicros CPU time that a call's answer is worked on for, on the thread that has it, in microseconds
 * @param share the probability that a request has such work
 * @param pin what its blocking calls are made inside of
 */
public record Work(int cpuMicros, double share, Pin pin) {
    /** Waiting only. */
    public static final Work NONE = new Work(0, 1, Pin.NONE);

    private static final int MOST_MICROS = 10_000_000;

    /** What keeps a virtual thread on its carrier while it waits. */
    public enum Pin {
        /** Nothing. */
        NONE,
        /** A {@code synchronized} block: pins before JDK 24, and with {@code -XX:LockingMode=1} on 24 and 25. */
        MONITOR,
        /** A class initialiser: pins on every JDK. */
        CLASS_INIT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Work {
        if (cpuMicros < 0 || cpuMicros > MOST_MICROS) {
            throw new IllegalArgumentException("cpu " + cpuMicros + " µs must be between 0 and " + MOST_MICROS + " µs");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("cpu share " + share + " must be above 0 and at most 1");
        }
    }

    /** CPU time of a request's every call on average, in seconds. */
    public double meanCpuSeconds() {
        return cpuMicros * share / 1e6;
    }

    /**
     * Whether this request has CPU work: decided by its id and the seed alone, so that every strategy meets the same requests with it.
     */
    public boolean has(long seed, long requestId) {
        if (cpuMicros == 0 || share == 1) {
            return cpuMicros > 0;
        }
        return new SplittableRandom(seed ^ (requestId * 0x9E3779B97F4A7C15L)).nextDouble() < share;
    }

    /** {@code key=value} pairs joined by {@code ;}; empty for waiting only. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (cpuMicros > 0) {
            text.append("cpu=").append(cpuMicros).append("us;share=").append(share);
        }
        if (pin != Pin.NONE) {
            text.append(text.isEmpty() ? "" : ";").append("pin=").append(pin);
        }
        return text.toString();
    }
}
