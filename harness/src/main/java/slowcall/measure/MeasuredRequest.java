package slowcall.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import slowcall.plan.RequestShape;
import slowcall.service.PointsCall;
import slowcall.strategy.Moment;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;

/**
 * One request and what is known of it, in one object: a strategy sees it as {@link Request} and reports to it as
 * {@link Progress}. The first end wins: the strategy's, or the deadline's.
 */
public final class MeasuredRequest implements Request, Progress {
    private static final int OPEN = 0;
    private static final int ENDED = 1;
    private static final int TIMED_OUT = 2;
    private static final int ENDED_LATE = 3;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(MeasuredRequest.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final LatencyRecorder recorder;
    private final int index;
    private final long id;
    private final long intendedNanos;
    private final int[] delaysMillis;
    /** When each call that reports it started; for all but fan-outs only the first does. */
    private final long[] startedNanos;
    /** When the hand-off had returned; 0 until then. */
    private volatile long handedOverNanos;
    /** When it began, likewise; the generator's alone. */
    private long sentNanos;
    /** When the strategy said that the user is answered; 0 if it has not. */
    private volatile long acceptedNanos;

    /** How to cancel the request, while it has not ended; null where nobody asks or the strategy cannot. */
    private volatile @Nullable Runnable cancel;

    @SuppressWarnings("unused") // through STATE
    private volatile int state;

    MeasuredRequest(LatencyRecorder recorder, int index, long id, long intendedNanos, int[] delaysMillis) {
        this.recorder = recorder;
        this.index = index;
        this.id = id;
        this.intendedNanos = intendedNanos;
        this.delaysMillis = delaysMillis;
        this.startedNanos = new long[recorder.shape().calls()];
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public RequestShape shape() {
        return recorder.shape();
    }

    @Override
    public int user() {
        return recorder.user(id);
    }

    @Override
    public PointsCall call(int call) {
        return new PointsCall(id, call, delaysMillis[call]);
    }

    int index() {
        return index;
    }

    long intendedNanos() {
        return intendedNanos;
    }

    int[] delaysMillis() {
        return delaysMillis;
    }

    void handedOver(long sentNanos, long nowNanos) {
        this.sentNanos = sentNanos;
        handedOverNanos = nowNanos;
    }

    /** When its hand-off began; 0 until that has returned. */
    long sentNanos() {
        return sentNanos;
    }

    /** When its user was answered, if on the hand-off; 0 if that has not been. */
    long acceptedNanos() {
        return recorder.isHandingOff() ? acceptedNanos : handedOverNanos;
    }

    @Override
    public void at(Moment moment, int call) {
        if (call > 0 && recorder.shape() instanceof RequestShape.Chain) {
            // Later calls of a chain wait for the ones before: that is no queue.
            return;
        }
        long now = System.nanoTime();
        switch (moment) {
            case STARTED -> {
                startedNanos[call] = now;
                long handedOver = handedOverNanos;
                // A task may start before its hand-off has returned: then it waited for nothing.
                recorder.queueWait.record(handedOver == 0 ? 0 : now - handedOver);
            }
            case PERMITTED -> recorder.permitWait.record(now - startedNanos[call]);
            case ACCEPTED -> acceptedNanos = now;
        }
    }

    @Override
    public boolean cancels() {
        return recorder.cancels();
    }

    @Override
    public void onCancel(Runnable cancel) {
        this.cancel = cancel;
        // Either this thread sees that it has timed out, or who timed it out sees how to cancel it: never neither.
        if (state == TIMED_OUT) {
            cancel();
        }
    }

    private void cancel() {
        Runnable registered = cancel;
        if (registered == null) {
            return;
        }
        try {
            registered.run();
        } catch (RuntimeException e) {
            // Somebody else's strategy must not stop the other requests' deadlines.
            recorder.cancelFailed(e);
        }
    }

    @Override
    public void end(Outcome outcome) {
        long now = System.nanoTime();
        cancel = null;
        if (STATE.compareAndSet(this, OPEN, ENDED)) {
            recorder.ended(this, outcome, now);
        } else if (STATE.compareAndSet(this, TIMED_OUT, ENDED_LATE)) {
            recorder.endedLate(this, now);
        } else {
            recorder.endedTwice();
        }
    }

    boolean isOpen() {
        return state == OPEN;
    }

    /** The deadline has passed: it times out, and is cancelled if it is to be. */
    void expire() {
        if (STATE.compareAndSet(this, OPEN, TIMED_OUT)) {
            recorder.timedOut(this);
            cancel();
        }
    }
}
