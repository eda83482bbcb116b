package slowcall.trial;

import slowcall.load.Offer;
import slowcall.load.Schedule;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.TimedPointsService;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.strategy.Strategy;

/** One schedule of a cell's offered to a session, and which part of it counts for the throughput. */
final class Offering {
    private final Schedule schedule;
    private final Offer offer;
    private final TimedPointsService service;
    private final long unsteadyNanos;

    private Offering(Cell cell, Schedule schedule, Offer offer, TimedPointsService service) {
        this.schedule = schedule;
        this.offer = offer;
        this.service = service;
        this.unsteadyNanos = Math.min(
                schedule.longestCriticalPathNanos(cell.shape()),
                schedule.length().toNanos() / 2);
    }

    static Offering of(Cell cell, Sessions sessions, Arrivals arrivals, Schedule schedule, TimedPointsService service) {
        Offer offer = new Offer(arrivals, cell.shape(), schedule, cell.timing().timeout());
        if (cell.cancels()) {
            offer.recorder().cancelAtDeadline();
        }
        if (cell.exchange().target().isPresent()) {
            offer.recorder().delaysUnknown();
        }
        offer.recorder().usersBy(cell.users()::of);
        sessions.describeTo(offer.recorder());
        return new Offering(cell, schedule, offer, service);
    }

    /** When the schedule starts if it is started now. */
    static long nextStart() {
        return Offer.nextStart();
    }

    /** From when on completions count for the throughput. */
    long steadyNanos(long startNanos) {
        return startNanos + unsteadyNanos;
    }

    /** Offers nothing more. Called by any thread. */
    void stop() {
        offer.stop();
    }

    /** When the schedule that starts then stops offering. */
    long endNanos(long startNanos) {
        return offer.endNanos(startNanos);
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
        return offer.recorder();
    }

    int undispatched() {
        return offer.undispatched();
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
        service.recordTo(offer.recorder());
        offer.run(session, firstId, startNanos, unsteadyNanos);
    }
}
