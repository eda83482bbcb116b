package slowcall.measure;

import java.util.concurrent.locks.LockSupport;

/**
 * Times out the requests of one recorder. All have the same timeout and are offered in the order of their intended starts, so
 * one thread that walks them in order serves any number. Its period does not touch the figures: a timeout is recorded at its
 * deadline, and an end after the deadline is a timeout whoever sees it first.
 */
public final class Deadlines implements AutoCloseable {
    private static final long PERIOD_NANOS = 5_000_000;

    private final LatencyRecorder recorder;
    private final Thread thread;
    private volatile boolean closed;
    private volatile int passed;

    private Deadlines(LatencyRecorder recorder) {
        this.recorder = recorder;
        this.thread = Thread.ofPlatform().daemon().name("deadlines").unstarted(this::run);
    }

    public static Deadlines start(LatencyRecorder recorder) {
        Deadlines deadlines = new Deadlines(recorder);
        deadlines.thread.start();
        return deadlines;
    }

    private void run() {
        int next = 0;
        while (!closed) {
            next = recorder.expire(next, System.nanoTime());
            passed = next;
            LockSupport.parkNanos(this, PERIOD_NANOS);
        }
    }

    /**
     * Waits until every one of {@code offered} requests has ended or timed out.
     *
     * @param untilNanos when to give up
     */
    public void awaitAll(int offered, long untilNanos) {
        while (passed < offered && System.nanoTime() < untilNanos) {
            LockSupport.parkNanos(this, PERIOD_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
