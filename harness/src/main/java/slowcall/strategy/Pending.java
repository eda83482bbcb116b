package slowcall.strategy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Counts what has been handed over and not ended, so that a session without an executor of its own can drain. */
public final class Pending {
    private final AtomicLong open = new AtomicLong();
    private volatile @Nullable Thread waiter;

    /** Something has been handed over. */
    public void begin() {
        open.incrementAndGet();
    }

    /** Something that was handed over has ended. */
    public void end() {
        if (open.decrementAndGet() == 0) {
            LockSupport.unpark(waiter);
        }
    }

    /** Waits until nothing is open. Nothing may begin any more; one thread may wait. */
    public void awaitNone() {
        waiter = Thread.currentThread();
        boolean interrupted = false;
        while (open.get() != 0) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        waiter = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
