package slowcall.strategy;

import java.util.Locale;

/**
 * What bounds the calls that a strategy can have in the service at once.
 *
 * @param kind what there is a limited number of
 * @param calls the number: the N of the ceiling N / (calls per request × delay)
 */
public record Limit(Kind kind, int calls) {

    /** What runs out. */
    public enum Kind {
        /** Threads that wait for their call. */
        POOL,
        /** Permits. */
        PERMITS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Limit {
        if (calls < 1) {
            throw new IllegalArgumentException("a limit of " + calls + " calls must be at least 1");
        }
    }

    /** The same, or fewer where no more than that can be. */
    public Limit atMost(int others) {
        return new Limit(kind, Math.min(calls, others));
    }

    /** So many threads. */
    public static Limit pool(int threads) {
        return new Limit(Kind.POOL, threads);
    }

    /** So many permits. */
    public static Limit permits(int permits) {
        return new Limit(Kind.PERMITS, permits);
    }
}
