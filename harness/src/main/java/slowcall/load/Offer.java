package slowcall.load;

import java.time.Duration;
import slowcall.measure.Deadlines;
import slowcall.measure.LatencyRecorder;
import slowcall.plan.Arrivals;
import slowcall.plan.RequestShape;
import slowcall.strategy.Strategy;

/** One schedule to be offered to a session: generator, recorder and deadlines put together, wherever requests are offered and timed. */
public final class Offer {
    /** Between the decision to start and the schedule's start. */
    private static final long LEAD_NANOS = 20_000_000;

    /** How long an end that has been decided may take to be counted. */
    private static final long SETTLE_NANOS = 1_000_000_000;

    private final Schedule schedule;
    private final Generator generator;
    private final LatencyRecorder recorder;
    private final long timeoutNanos;
    private int undispatched;

    /**
     * @param schedule drawn from the arrivals, for requests of the shape
     * @param timeout from a request's intended start
     */
    public Offer(Arrivals arrivals, RequestShape shape, Schedule schedule, Duration timeout) {
        this.schedule = schedule;
        this.timeoutNanos = timeout.toNanos();
        this.generator = new Generator(schedule, arrivals, Clock.SYSTEM);
        this.recorder = new LatencyRecorder(shape, timeoutNanos, schedule.size(), generator::ended);
    }

    /** When the schedule starts if it is started now. */
    public static long nextStart() {
        return Clock.SYSTEM.nanoTime() + LEAD_NANOS;
    }

    /** What is recorded of it. */
    public LatencyRecorder recorder() {
        return recorder;
    }

    /** Requests that could not be offered, once it has run. */
    public int undispatched() {
        return undispatched;
    }

    /** Offers nothing more. Called by any thread. */
    public void stop() {
        generator.stop();
    }

    /** When the schedule that starts then stops offering. */
    public long endNanos(long startNanos) {
        return startNanos + schedule.length().toNanos();
    }

    /**
     * Offers the schedule from the calling thread; returns when every request has ended or timed out.
     *
     * @param firstId id of the first request; negative ids, counting down, are not kept in the service's ledger
     * @param startNanos when the schedule starts
     * @param unsteadyNanos from then on until completions count for the throughput
     */
    public void run(Strategy.Session session, long firstId, long startNanos, long unsteadyNanos)
            throws InterruptedException {
        long end = endNanos(startNanos);
        recorder.throughputWindow(startNanos + unsteadyNanos, end);
        try (Deadlines deadlines = Deadlines.start(recorder)) {
            undispatched = generator.run(session, recorder, startNanos, end + timeoutNanos, firstId);
            deadlines.awaitAll(Clock.SYSTEM.nanoTime() + timeoutNanos + SETTLE_NANOS);
        }
    }
}
