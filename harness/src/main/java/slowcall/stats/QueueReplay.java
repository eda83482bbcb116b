package slowcall.stats;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * A queue before c servers, replayed in virtual time: each request goes to the server that is free first, in order of arrival
 * (Kiefer and Wolfowitz 1955). For given arrivals and service times the waits are exact, so that what remains between them and
 * those of a real run is the real run's doing and not chance's.
 */
public final class QueueReplay {
    private QueueReplay() {}

    /**
     * How long each request waits, in nanoseconds.
     *
     * @param arrivals in nanoseconds, ascending
     * @param services what each takes, in nanoseconds
     */
    public static long[] waits(long[] arrivals, long[] services, int servers) {
        PriorityQueue<Long> freeAt = new PriorityQueue<>();
        for (int server = 0; server < servers; server++) {
            freeAt.add(Long.MIN_VALUE);
        }
        long[] waits = new long[arrivals.length];
        for (int i = 0; i < arrivals.length; i++) {
            long begins = Math.max(arrivals[i], freeAt.remove());
            waits[i] = begins - arrivals[i];
            freeAt.add(begins + services[i]);
        }
        return waits;
    }

    /** The value that {@code quantile} of the values are no higher than. */
    public static long quantile(long[] values, double quantile) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((long) Math.ceil(quantile * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
