package slowcall.load;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.MeasuredRequest;
import slowcall.plan.Arrivals;
import slowcall.strategy.Strategy;

/**
 * Hands requests over when the schedule wants them, from one thread, and never waits for a response. In a closed loop the
 * schedule is the ends: each end is a caller free to send its next request, and that instant is the next intended start. Only its
 * first requests have a time of their own.
 */
public final class Generator {
    private final Schedule schedule;
    private final Clock clock;
    private final LinkedBlockingQueue<Long> freeCallers = new LinkedBlockingQueue<>();
    private final int callers;
    private volatile boolean offering = true;
    private volatile boolean stopped;

    public Generator(Schedule schedule, Arrivals arrivals, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
        this.callers = arrivals instanceof Arrivals.Closed closed ? closed.callers() : 0;
    }

    /** A request has ended: in a closed loop its caller is free. Called by any thread. */
    public void ended(long nowNanos) {
        if (callers > 0 && offering) {
            freeCallers.add(nowNanos);
        }
    }

    /** Nothing more is offered, and what is left of the schedule does not count as missed. Called by any thread. */
    public void stop() {
        stopped = true;
    }

    /**
     * Offers the schedule's requests; returns how many it could not offer.
     *
     * @param startNanos when the schedule starts
     * @param giveUpNanos when to stop offering what is overdue
     * @param firstId id of the first request; negative ids, counting down, are not kept in the service's ledger
     */
    public int run(Strategy.Session session, LatencyRecorder recorder, long startNanos, long giveUpNanos, long firstId)
            throws InterruptedException {
        return schedule.isClosed()
                ? runClosed(session, recorder, startNanos, firstId)
                : runOpen(session, recorder, startNanos, giveUpNanos, firstId);
    }

    private int runOpen(
            Strategy.Session session, LatencyRecorder recorder, long startNanos, long giveUpNanos, long firstId) {
        for (int index = 0; index < schedule.size() && !stopped; index++) {
            long intended = startNanos + schedule.offsetNanos(index);
            clock.awaitNanos(intended);
            long now = clock.nanoTime();
            if (now > giveUpNanos) {
                return schedule.size() - index;
            }
            dispatch(session, recorder, index, firstId, intended, now);
        }
        return 0;
    }

    private int runClosed(Strategy.Session session, LatencyRecorder recorder, long startNanos, long firstId)
            throws InterruptedException {
        long endNanos = startNanos + schedule.length().toNanos();
        int begun = 0;
        int index = 0;
        while (index < schedule.size() && !stopped) {
            long nextCaller = begun < callers ? startNanos + schedule.offsetNanos(begun) : Long.MAX_VALUE;
            long now = clock.nanoTime();
            // A caller whose time has come begins, even if others are free again all the time.
            Long free = nextCaller <= now
                    ? null
                    : freeCallers.poll(Math.max(0, Math.min(nextCaller, endNanos) - now), TimeUnit.NANOSECONDS);
            long intended;
            if (free != null) {
                intended = free;
            } else {
                intended = Math.min(nextCaller, endNanos);
                begun++;
                clock.awaitNanos(intended);
            }
            if (intended >= endNanos) {
                offering = false;
                return 0;
            }
            dispatch(session, recorder, index, firstId, intended, clock.nanoTime());
            index++;
        }
        offering = false;
        if (stopped) {
            return 0;
        }
        // Drawn too few: even if every caller is waiting, the first to be free would have sent another one.
        return Math.max(freeCallers.size(), clock.nanoTime() < endNanos ? 1 : 0);
    }

    private void dispatch(
            Strategy.Session session,
            LatencyRecorder recorder,
            int index,
            long firstId,
            long intendedNanos,
            long nowNanos) {
        int number = schedule.number(index);
        long id = firstId < 0 ? firstId - number : firstId + number;
        MeasuredRequest request = recorder.offer(index, id, intendedNanos, nowNanos, schedule.delaysMillis(index));
        long sentNanos = clock.nanoTime();
        session.submit(request, request);
        recorder.handedOver(request, sentNanos, clock.nanoTime());
    }
}
