package slowcall.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Waits, without allocating, until as many tasks have ended as were begun. One thread may wait. */
final class Countdown {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Thread waiter;
    private final AtomicInteger open = new AtomicInteger();

    /** The thread that is going to wait is the current one. */
    Countdown() {
        this.waiter = Thread.currentThread();
    }

    void begin(int tasks) {
        open.addAndGet(tasks);
    }

    void end() {
        if (open.decrementAndGet() == 0) {
            LockSupport.unpark(waiter);
        }
    }

    /**
     * Waits until nothing is open.
     *
     * @throws IllegalStateException if that takes longer than a minute
     */
    void await() throws InterruptedException {
        long start = System.nanoTime();
        while (open.get() != 0) {
            LockSupport.parkNanos(this, LONGEST_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() - start > LONGEST_NANOS) {
                throw new IllegalStateException(open.get() + " tasks have not ended within a minute");
            }
        }
    }
}
