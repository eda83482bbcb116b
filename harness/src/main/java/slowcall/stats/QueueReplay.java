package slowcall.stats;

import java.util.Arrays;

/**
 * A queue before c servers, replayed in virtual time: each request goes to the server that is free first, in order of arrival
 * (Kiefer and Wolfowitz 1955). For given arrivals and service times the waits are exact, so that what remains between them and
 * those of a real run is the real run's doing and not chance's.
 */
public final class QueueReplay {
    /** The wait of a request that found no place. */
    public static final long REJECTED = -1;

    private QueueReplay() {}

    /**
     * How long each request waits, in nanoseconds.
     *
     * @param arrivals in nanoseconds, ascending
     * @param services what each takes, in nanoseconds
     */
    public static long[] waits(long[] arrivals, long[] services, int servers) {
        return waits(arrivals, services, servers, Integer.MAX_VALUE);
    }

    /**
     * The same where no more than so many requests may wait; {@link #REJECTED} for those that come when as many do.
     *
     * @param places to wait in, 1 or more
     */
    public static long[] waits(long[] arrivals, long[] services, int servers, int places) {
        // More servers than requests are never all taken.
        FreeAt freeAt = new FreeAt(Math.min(servers, Math.max(1, arrivals.length)));
        long[] waits = new long[arrivals.length];
        // When those that were let in began, in order; the ones before served had begun when the last request came.
        long[] begun = new long[arrivals.length];
        int let = 0;
        int served = 0;
        for (int i = 0; i < arrivals.length; i++) {
            while (served < let && begun[served] <= arrivals[i]) {
                served++;
            }
            long begins = Math.max(arrivals[i], freeAt.first());
            if (begins > arrivals[i] && let - served >= places) {
                waits[i] = REJECTED;
                continue;
            }
            waits[i] = begins - arrivals[i];
            begun[let++] = begins;
            freeAt.replaceFirst(begins + services[i]);
        }
        return waits;
    }

    /** The value that {@code quantile} of the values are no higher than. */
    public static long quantile(long[] values, double quantile) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, quantile);
    }

    /** The same of values in ascending order. */
    public static long ofSorted(long[] sorted, double quantile) {
        return sorted[Math.clamp((long) Math.ceil(quantile * sorted.length) - 1, 0, sorted.length - 1)];
    }

    /** When each server will be free: a binary heap of bare numbers, for millions of requests are replayed. */
    private static final class FreeAt {
        private final long[] times;

        FreeAt(int servers) {
            times = new long[servers];
            Arrays.fill(times, Long.MIN_VALUE);
        }

        long first() {
            return times[0];
        }

        void replaceFirst(long time) {
            int at = 0;
            while (true) {
                int child = 2 * at + 1;
                if (child + 1 < times.length && times[child + 1] < times[child]) {
                    child++;
                }
                if (child >= times.length || times[child] >= time) {
                    break;
                }
                times[at] = times[child];
                at = child;
            }
            times[at] = time;
        }
    }
}
