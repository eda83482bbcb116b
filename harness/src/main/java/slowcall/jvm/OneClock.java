package slowcall.jvm;

import java.util.function.LongSupplier;

/**
 * Whether another process has this one's monotonic clock, as all of a host have on Linux. It is asked for its time between two looks
 * at one's own: by how much its clock is ahead then lies between its time less the second and its time less the first.
 */
public final class OneClock {
    /** Times of clocks that are further apart are not subtracted: 1 ms. */
    public static final long MOST_APART_NANOS = 1_000_000;

    /** On a busy machine most are slow. */
    private static final int TRIES = 200;

    private OneClock() {}

    /** The other process. */
    public interface Teller {
        /** What its clock says now. */
        long nanoTime() throws ChildFailedException, InterruptedException;
    }

    /**
     * By how much another's clock is ahead, as far as that is known.
     *
     * @param leastNanos at least; negative if it may be behind
     * @param mostNanos at most; no less than that but where the clocks run at different speeds
     */
    public record Ahead(long leastNanos, long mostNanos) {
        /** Whether it is known to be so little that it is one clock. */
        public boolean isNothing() {
            return leastNanos >= -MOST_APART_NANOS && mostNanos <= MOST_APART_NANOS;
        }

        /** How far the clocks may be apart: half a round trip, where they are the same. */
        public long errorNanos() {
            return Math.max(Math.abs(leastNanos), Math.abs(mostNanos));
        }
    }

    /** Whether the other's clock is known to be no more than 1 ms from this process's. */
    public static boolean isShared(Teller other) throws ChildFailedException, InterruptedException {
        return compare(other).isNothing();
    }

    /** Asks until it is known that they are one, or two hundred times. */
    public static Ahead compare(Teller other) throws ChildFailedException, InterruptedException {
        return compare(other, System::nanoTime);
    }

    /** By another clock of one's own, for tests. */
    static Ahead compare(Teller other, LongSupplier own) throws ChildFailedException, InterruptedException {
        Ahead ahead = new Ahead(Long.MIN_VALUE, Long.MAX_VALUE);
        for (int i = 0; i < TRIES && !ahead.isNothing(); i++) {
            long before = own.getAsLong();
            long told = other.nanoTime();
            long after = own.getAsLong();
            ahead = new Ahead(Math.max(ahead.leastNanos(), told - after), Math.min(ahead.mostNanos(), told - before));
        }
        return ahead;
    }
}
