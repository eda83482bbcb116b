package slowcall.measure;

import java.util.concurrent.locks.LockSupport;

/**
 * Times out the requests of one recorder. All have the same timeout and are offered in the order of their intended starts, so
 * one thread that walks them in order serves any number. It sleeps until the oldest open request's deadline, but not for longer
 * than 50 ms. How late it is does not touch the figures: a timeout is recorded at its deadline, and an end after the deadline is
 * a timeout whoever sees it first.
 */
public final class Deadlines implements AutoCloseable {
    private static final long LONGEST_NANOS = 50_000_000;
    private static final long SHORTEST_NANOS = 1_000_000;

    private final LatencyRecorder recorder;
    private final Thread thread;
    private volatile boolean closed;

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
            long now = System.nanoTime();
            next = recorder.expire(next, now);
            long left = recorder.deadlineNanos(next).orElse(now + LONGEST_NANOS) - now;
            LockSupport.parkNanos(this, Math.clamp(left, SHORTEST_NANOS, LONGEST_NANOS));
        }
    }

    /**
     * Waits until every one of the requests offered has ended or timed out.
     *
     * @param untilNanos when to give up
     */
    public void awaitAll(long untilNanos) {
        while (recorder.ended() < recorder.offered() && System.nanoTime() < untilNanos) {
            LockSupport.parkNanos(this, SHORTEST_NANOS);
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
