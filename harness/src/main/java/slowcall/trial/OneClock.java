package slowcall.trial;

import java.util.function.LongSupplier;
import slowcall.jvm.ChildFailedException;

/**
 * Whether another process has this one's monotonic clock, as all of a host have on Linux. It is asked for its time between two looks
 * at one's own: by how much its clock is ahead then lies between its time less the second and its time less the first.
 */
final class OneClock {
    /** Times of clocks that are further apart are not subtracted: 1 ms. */
    static final long MOST_APART_NANOS = 1_000_000;

    /** The first may have been slow. */
    private static final int TRIES = 20;

    private OneClock() {}

    /** The other process. */
    interface Teller {
        /** What its clock says now. */
        long nanoTime() throws ChildFailedException, InterruptedException;
    }

    /** Whether the other's clock is known to be no more than 1 ms from this process's. */
    static boolean isShared(Teller other) throws ChildFailedException, InterruptedException {
        return isShared(other, System::nanoTime);
    }

    /** By another clock of one's own, for tests. */
    static boolean isShared(Teller other, LongSupplier own) throws ChildFailedException, InterruptedException {
        long least = Long.MIN_VALUE;
        long most = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = own.getAsLong();
            long told = other.nanoTime();
            long after = own.getAsLong();
            least = Math.max(least, told - after);
            most = Math.min(most, told - before);
            if (least >= -MOST_APART_NANOS && most <= MOST_APART_NANOS) {
                return true;
            }
        }
        return false;
    }
}
