package slowcall.measure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.LongToIntFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import slowcall.plan.RequestShape;
import slowcall.service.PointsReply;
import slowcall.strategy.Outcome;

/**
 * Records what becomes of the requests of one schedule. The only place where times are subtracted; latencies count from the
 * intended start.
 */
public final class LatencyRecorder {
    final Track accepted = new Track("accepted");
    final Track completed = new Track("completed");
    final Track excess = new Track("excess");
    final Track queueWait = new Track("queue_wait");
    final Track permitWait = new Track("permit_wait");
    final Track call = new Track("call");
    final Track connectionWait = new Track("connection_wait");
    final Track resume = new Track("resume");
    final Track submit = new Track("submit");
    final Track generatorLag = new Track("generator_lag");
    final Track generatorWakeup = new Track("generator_wakeup");
    final Track failed = new Track("failed");

    /** Requests handed over and not ended. */
    final InFlight requestsInFlight;

    /** Calls made and not returned. */
    final InFlight callsInFlight;

    final Track overdue = new Track("overdue");
    final Track bystanderExcess = new Track("bystander_excess");

    private final LongAdder ok = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder timeouts = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder defects = new LongAdder();

    private final RequestShape shape;
    private final long timeoutNanos;
    private final MeasuredRequest[] requests;
    private final byte[] outcomes;
    private final FirstFailure firstFailure = new FirstFailure();
    private final LongConsumer onEnd;
    private volatile long windowStartNanos;
    private volatile long windowEndNanos;
    private final LongAdder okInWindow = new LongAdder();
    private final LongAccumulator lastEnd = new LongAccumulator(Math::max, Long.MIN_VALUE);
    private final LongAccumulator lastOk = new LongAccumulator(Math::max, Long.MIN_VALUE);
    private volatile boolean cancels;
    private volatile boolean knowsDelays = true;
    private volatile boolean handsOff;
    private volatile LongToIntFunction users = id -> 0;
    private volatile @Nullable LongPredicate works;
    private volatile int offered;
    /**
     * When the last hand-off would have returned if nothing but the hand-offs before it had made the generator late. The generator's
     * alone, like the next.
     */
    private long dueHandedOverNanos = Long.MIN_VALUE;

    private long dueNanos;

    /** How a request ended, as {@link #outcomes} has it. */
    public static final byte OPEN = 0;

    public static final byte OK = 1;
    public static final byte ERROR = 2;
    public static final byte TIMEOUT = 3;
    public static final byte REJECTED = 4;

    /**
     * @param shape of every request
     * @param timeoutNanos deadline, from the intended start
     * @param capacity the most requests that can be offered
     * @param onEnd told the time of each first end, on the thread that ended it
     */
    public LatencyRecorder(RequestShape shape, long timeoutNanos, int capacity, LongConsumer onEnd) {
        this(shape, timeoutNanos, capacity, onEnd, System::nanoTime);
    }

    /** The same by another clock, for tests. */
    LatencyRecorder(RequestShape shape, long timeoutNanos, int capacity, LongConsumer onEnd, LongSupplier clock) {
        this.shape = shape;
        this.requestsInFlight = new InFlight(clock);
        this.callsInFlight = new InFlight(clock);
        this.timeoutNanos = timeoutNanos;
        this.requests = new MeasuredRequest[capacity];
        this.outcomes = new byte[capacity];
        this.onEnd = onEnd;
    }

    /**
     * Completions from {@code startNanos} on and before {@code endNanos} count for the throughput.
     */
    public void throughputWindow(long startNanos, long endNanos) {
        windowStartNanos = startNanos;
        windowEndNanos = endNanos;
    }

    long windowStartNanos() {
        return windowStartNanos;
    }

    long windowEndNanos() {
        return windowEndNanos;
    }

    MeasuredRequest request(int index) {
        return requests[index];
    }

    /** From now on requests are cancelled at their deadline, as far as their strategy can. */
    public void cancelAtDeadline() {
        cancels = true;
    }

    /**
     * Says whose requests they are.
     *
     * @param users tells it by their ids
     */
    public void usersBy(LongToIntFunction users) {
        this.users = users;
    }

    int user(long id) {
        return users.applyAsInt(id);
    }

    /** From now on no excess is recorded: the delays that requests drew are not those that they meet. */
    public void delaysUnknown() {
        knowsDelays = false;
    }

    /**
     * From now on a request ends with its hand-off: its calls are made by other processes. Its user is answered when the strategy says
     * so, by {@link slowcall.strategy.Moment#ACCEPTED}, and nothing is known of completions, excesses and calls.
     */
    public void handsOff() {
        handsOff = true;
    }

    /** Whether requests end with their hand-off. */
    public boolean isHandingOff() {
        return handsOff;
    }

    boolean cancels() {
        return cancels;
    }

    /**
     * Tells the requests apart of which only some have work to do.
     *
     * @param works whether the request with this id has; those that have not are the bystanders
     */
    public void bystandersOf(LongPredicate works) {
        this.works = works;
    }

    /**
     * A request is about to be handed over. Called by one thread, the generator's.
     *
     * @param index from 0, in order
     * @param id the id that the service sees
     * @param intendedNanos when the schedule wanted it sent
     * @param nowNanos when it is sent
     * @param delaysMillis what its calls drew
     */
    public MeasuredRequest offer(int index, long id, long intendedNanos, long nowNanos, int[] delaysMillis) {
        generatorLag.record(nowNanos - intendedNanos);
        // Slow hand-offs are the strategy's doing; all else that makes it late, for however many requests, is the
        // generator's.
        dueNanos = Math.max(intendedNanos, dueHandedOverNanos);
        generatorWakeup.record(nowNanos - dueNanos);
        MeasuredRequest request = new MeasuredRequest(this, index, id, intendedNanos, delaysMillis);
        requests[index] = request;
        offered = index + 1;
        requestsInFlight.begun();
        return request;
    }

    /** The hand-off has returned. Called by the generator's thread. */
    public void handedOver(MeasuredRequest request, long sentNanos, long nowNanos) {
        submit.record(nowNanos - sentNanos);
        request.handedOver(sentNanos, nowNanos);
        if (!handsOff) {
            accepted.record(nowNanos - request.intendedNanos());
        }
        dueHandedOverNanos = dueNanos + (nowNanos - sentNanos);
    }

    /**
     * A call was answered, and the code that made it went on.
     *
     * @param reply with what the client could tell
     */
    void answered(PointsReply reply, long calledNanos, long nowNanos) {
        call.record(nowNanos - calledNanos);
        if (reply.connectedNanos() != 0) {
            connectionWait.record(reply.connectedNanos() - calledNanos);
        }
        if (reply.completedNanos() != 0) {
            resume.record(nowNanos - reply.completedNanos());
        }
    }

    void ended(MeasuredRequest request, Outcome outcome, long nowNanos) {
        if (nowNanos - request.intendedNanos() > timeoutNanos) {
            endedLate(request, nowNanos);
            timedOut(request);
            return;
        }
        requestsInFlight.ended();
        switch (outcome) {
            case Outcome.Ok success -> {
                completed(request, waitedUntilNanos(request, nowNanos) - request.intendedNanos());
                lastOk.accumulate(nowNanos);
                if (nowNanos >= windowStartNanos && nowNanos < windowEndNanos) {
                    okInWindow.increment();
                }
                finish(request, OK, ok, nowNanos);
            }
            case Outcome.Failed failure -> {
                firstFailure.note(failure.cause());
                failed.record(nowNanos - request.intendedNanos());
                finish(request, ERROR, errors, nowNanos);
            }
            case Outcome.Rejected rejection -> {
                failed.record(nowNanos - request.intendedNanos());
                finish(request, REJECTED, rejected, nowNanos);
            }
        }
    }

    /** Until when the user waited: who hands off and has not said that it was accepted has answered in the end. */
    private long waitedUntilNanos(MeasuredRequest request, long endNanos) {
        long accepted = request.acceptedNanos();
        return handsOff && accepted != 0 ? accepted : endNanos;
    }

    /** Counts the end last: who sees it counted sees all of it. */
    private void finish(MeasuredRequest request, byte code, LongAdder counter, long nowNanos) {
        outcomes[request.index()] = code;
        lastEnd.accumulate(nowNanos);
        counter.increment();
        onEnd.accept(nowNanos);
    }

    /** A timeout enters the latency at its deadline, whenever it is noticed; that is also when its user gives up. */
    void timedOut(MeasuredRequest request) {
        requestsInFlight.endedAt(request.intendedNanos() + timeoutNanos);
        completed(request, timeoutNanos);
        finish(request, TIMEOUT, timeouts, request.intendedNanos() + timeoutNanos);
    }

    private void completed(MeasuredRequest request, long latencyNanos) {
        waits().record(latencyNanos);
        if (!knowsDelays || handsOff) {
            return;
        }
        long excessNanos = latencyNanos - shape.criticalPathMillis(request.delaysMillis()) * 1_000_000;
        excess.record(excessNanos);
        LongPredicate some = works;
        if (some != null && !some.test(request.id())) {
            bystanderExcess.record(excessNanos);
        }
    }

    /** The strategy lets go of a request whose deadline has passed. */
    void endedLate(MeasuredRequest request, long nowNanos) {
        overdue.record(nowNanos - request.intendedNanos() - timeoutNanos);
        late.increment();
    }

    void cancelFailed(RuntimeException e) {
        firstFailure.note(e);
    }

    void endedTwice() {
        defects.increment();
    }

    RequestShape shape() {
        return shape;
    }

    /** Times out every request that is open past its deadline, from {@code from} on; returns the first that is neither. */
    int expire(int from, long nowNanos) {
        int next = from;
        int until = offered;
        while (next < until) {
            MeasuredRequest request = requests[next];
            if (request.isOpen()) {
                if (nowNanos - request.intendedNanos() <= timeoutNanos) {
                    break;
                }
                request.expire();
            }
            next++;
        }
        return next;
    }

    /** When this request, the {@code index}-th, times out; empty while it has not been offered. */
    OptionalLong deadlineNanos(int index) {
        return index < offered ? OptionalLong.of(requests[index].intendedNanos() + timeoutNanos) : OptionalLong.empty();
    }

    /** Requests handed over so far. */
    public int offered() {
        return offered;
    }

    /** Requests that are off the strategy's hands so far: ended in time or late. A timeout alone frees nothing. */
    public long released() {
        return ok.sum() + errors.sum() + rejected.sum() + late.sum();
    }

    /** Requests that have failed or were rejected so far. */
    public long failed() {
        return errors.sum() + rejected.sum();
    }

    /** Requests that have ended so far, in whatever way. */
    public long ended() {
        return ok.sum() + errors.sum() + timeouts.sum() + rejected.sum();
    }

    /** When the last request ended, by {@link System#nanoTime}; {@link Long#MIN_VALUE} before any has. */
    public long lastEndNanos() {
        return lastEnd.get();
    }

    /** When the last request completed by its deadline, likewise. */
    public long lastOkNanos() {
        return lastOk.get();
    }

    /** How the requests ended, by index: a copy. Exact once nothing ends any more. */
    public byte[] outcomes() {
        return java.util.Arrays.copyOf(outcomes, offered);
    }

    /** The counts, each counted by itself: {@code unfinished} by looking at every request. */
    public Counts counts() {
        int unfinished = 0;
        for (int i = 0; i < offered; i++) {
            if (requests[i].isOpen()) {
                unfinished++;
            }
        }
        long overflow = tracks().mapToLong(Track::overflow).sum();
        return new Counts(
                offered,
                ok.sum(),
                errors.sum(),
                timeouts.sum(),
                rejected.sum(),
                unfinished,
                late.sum(),
                defects.sum(),
                overflow,
                okInWindow.sum(),
                firstFailure.text());
    }

    /** Where the latencies of requests are that ended well or timed out. */
    Track waits() {
        return handsOff ? accepted : completed;
    }

    private Stream<Track> tracks() {
        return Stream.of(
                accepted,
                completed,
                excess,
                queueWait,
                permitWait,
                call,
                connectionWait,
                resume,
                submit,
                generatorLag,
                generatorWakeup,
                failed,
                overdue,
                bystanderExcess);
    }

    /** The histograms in microseconds, each tagged with its name. */
    public List<Histogram> take() {
        return tracks().map(Track::take).toList();
    }

    /**
     * Little's law, L = λW: how far the integrated number in flight is from the sum of the latencies, in percent of the former. Both
     * are divided by the same time, which therefore cancels. Requests are in flight from when they are handed over, so the generator's
     * lag is taken off. Empty while requests are open.
     */
    public OptionalDouble littleErrorPercent() {
        InFlight.Look look = requestsInFlight.look();
        if (look.count() != 0 || look.integral() <= 0) {
            return OptionalDouble.empty();
        }
        double latencies = sumNanos(waits()) + sumNanos(failed) - sumNanos(generatorLag);
        return OptionalDouble.of(100 * Math.abs(look.integral() - latencies) / look.integral());
    }

    private static double sumNanos(Track track) {
        Histogram all = track.take();
        return all.getMean() * all.getTotalCount() * 1000;
    }

    /** Requests in flight: handed over and not ended. */
    public InFlight.Look requestsInFlight() {
        return requestsInFlight.look();
    }

    /** Calls in flight: made and not returned. */
    public InFlight.Look callsInFlight() {
        return callsInFlight.look();
    }
}
