package slowcall.selfcheck;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/**
 * A service in this JVM whose callers are parked: no socket, no second process, nothing to queue for. It takes a time of its own for
 * each request, in nanoseconds, and keeps how long it really took; the delay that a call carries is ignored.
 */
final class ExactService implements PointsService {
    private static final int POINTS = 10;

    private final LongUnaryOperator serviceNanos;
    private final long[] took;
    private volatile long stallStart = Long.MAX_VALUE;
    private volatile long stallEnd = Long.MIN_VALUE;

    /**
     * @param requests ids from 0 and below this are kept; negative ones warm up
     * @param serviceNanos what a request's id takes
     */
    ExactService(int requests, LongUnaryOperator serviceNanos) {
        this.serviceNanos = serviceNanos;
        this.took = new long[requests];
    }

    /** Always the same service time. */
    static ExactService fixed(int requests, long nanos) {
        return new ExactService(requests, id -> nanos);
    }

    /** Whoever calls from {@code startNanos} on and before {@code endNanos} is answered at its end, all at once. */
    void stall(long startNanos, long endNanos) {
        stallStart = startNanos;
        stallEnd = endNanos;
    }

    /** What each request's call took, in nanoseconds; 0 for those that were not called. */
    long[] took() {
        return took.clone();
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        boolean stalled = begun >= stallStart && begun < stallEnd;
        parkUntil(stalled ? stallEnd : begun + serviceNanos.applyAsLong(call.requestId()));
        if (call.requestId() >= 0 && call.requestId() < took.length) {
            took[(int) call.requestId()] = System.nanoTime() - begun;
        }
        return new PointsReply(call.requestId(), POINTS);
    }

    static void pause(long millis) throws InterruptedException {
        parkUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static void parkUntil(long deadline) throws InterruptedException {
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while the service was to answer");
            }
        }
    }

    /** Not offered: every strategy that is checked here blocks. */
    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException("this service has blocking calls only"));
    }

    @Override
    public void close() {}
}
