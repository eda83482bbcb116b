package slowcall.trial;

import slowcall.load.Clock;
import slowcall.load.Generator;
import slowcall.load.Schedule;
import slowcall.measure.Deadlines;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.TimedPointsService;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.strategy.Strategy;

/** One schedule offered to a session: generator, recorder and deadlines put together. */
final class Offering {
    /** Between the decision to start and the schedule's start. */
    private static final long LEAD_NANOS = 20_000_000;

    /** How long an end that has been decided may take to be counted. */
    private static final long SETTLE_NANOS = 1_000_000_000;

    private final Schedule schedule;
    private final Generator generator;
    private final LatencyRecorder recorder;
    private final TimedPointsService service;
    private final long timeoutNanos;
    private final long unsteadyNanos;
    private int undispatched;

    private Offering(
            Cell cell, Schedule schedule, Generator generator, LatencyRecorder recorder, TimedPointsService service) {
        this.schedule = schedule;
        this.generator = generator;
        this.recorder = recorder;
        this.service = service;
        this.timeoutNanos = cell.timing().timeout().toNanos();
        this.unsteadyNanos = Math.min(
                schedule.longestCriticalPathNanos(cell.shape()),
                schedule.length().toNanos() / 2);
    }

    static Offering of(Cell cell, Arrivals arrivals, Schedule schedule, TimedPointsService service) {
        Generator generator = new Generator(schedule, arrivals, Clock.SYSTEM);
        LatencyRecorder recorder =
                new LatencyRecorder(cell.shape(), cell.timing().timeout().toNanos(), schedule.size(), generator::ended);
        if (cell.cancels()) {
            recorder.cancelAtDeadline();
        }
        return new Offering(cell, schedule, generator, recorder, service);
    }

    /** When the schedule starts if it is started now. */
    static long nextStart() {
        return System.nanoTime() + LEAD_NANOS;
    }

    /** From when on completions count for the throughput. */
    long steadyNanos(long startNanos) {
        return startNanos + unsteadyNanos;
    }

    /** Offers nothing more. Called by any thread. */
    void stop() {
        generator.stop();
    }

    /** When the schedule that starts then stops offering. */
    long endNanos(long startNanos) {
        return startNanos + schedule.length().toNanos();
    }

    /**
     * The part of the schedule in which completions count for the throughput: from when the slowest of the first requests can be
     * back, but at least half of it.
     */
    double windowSeconds() {
        return (schedule.length().toNanos() - unsteadyNanos) / 1e9;
    }

    /** From when on completions count for the throughput, in seconds from the schedule's start. */
    double steadySeconds() {
        return unsteadyNanos / 1e9;
    }

    /** When the schedule stops offering, in seconds from its start. */
    double endSeconds() {
        return schedule.length().toNanos() / 1e9;
    }

    /** How many requests the schedule wants offered after so many nanoseconds. */
    int dueBy(long elapsedNanos) {
        return schedule.dueBy(elapsedNanos);
    }

    LatencyRecorder recorder() {
        return recorder;
    }

    int undispatched() {
        return undispatched;
    }

    /** Starts now; returns when every request has ended or timed out. */
    void run(Strategy.Session session, long firstId) throws InterruptedException {
        run(session, firstId, nextStart());
    }

    /**
     * Offers the schedule from the calling thread; returns when every request has ended or timed out.
     *
     * @param startNanos when the schedule starts
     */
    void run(Strategy.Session session, long firstId, long startNanos) throws InterruptedException {
        service.recordTo(recorder);
        long end = endNanos(startNanos);
        recorder.throughputWindow(steadyNanos(startNanos), end);
        try (Deadlines deadlines = Deadlines.start(recorder)) {
            undispatched = generator.run(session, recorder, startNanos, end + timeoutNanos, firstId);
            deadlines.awaitAll(System.nanoTime() + timeoutNanos + SETTLE_NANOS);
        }
    }
}
