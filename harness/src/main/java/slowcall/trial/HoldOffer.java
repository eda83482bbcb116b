package slowcall.trial;

import java.util.Optional;
import java.util.function.Supplier;
import slowcall.load.Clock;
import slowcall.load.Schedule;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.MeasuredRequest;
import slowcall.strategy.Strategy;

/**
 * Offers the requests of a hold one after another, until all are in flight or no more can be started. Reaching a limit is a
 * result; going on against it would only take the machine down.
 */
final class HoldOffer {
    /** So many in a row that fail, instead of being held, are a limit and no accident. */
    static final int MOST_FAILURES = 50;

    /** Looking whether there is room takes some 20 µs. */
    private static final int BETWEEN_LOOKS = 64;

    private final Schedule schedule;
    private final LatencyRecorder recorder;
    private final Clock clock;
    private final Supplier<Optional<String>> full;

    /**
     * @param full says why no more should be started, if so
     */
    HoldOffer(Schedule schedule, LatencyRecorder recorder, Clock clock, Supplier<Optional<String>> full) {
        this.schedule = schedule;
        this.recorder = recorder;
        this.clock = clock;
        this.full = full;
    }

    /**
     * Hands them over; returns why it stopped before the last one, empty if it did not.
     *
     * @param firstId id of the first request; negative ids, counting down, are not kept in the service's ledger
     */
    String run(Strategy.Session session, long firstId) {
        long start = clock.nanoTime();
        int failures = 0;
        for (int index = 0; index < schedule.size(); index++) {
            Optional<String> reason = index % BETWEEN_LOOKS == 0 ? full.get() : Optional.empty();
            if (reason.isPresent()) {
                return reason.get();
            }
            long failedBefore = recorder.failed();
            offer(session, index, firstId, start + schedule.offsetNanos(index));
            failures = recorder.failed() > failedBefore ? failures + 1 : 0;
            if (failures == MOST_FAILURES) {
                return failures + " requests in a row failed";
            }
            if (recorder.ended() > recorder.failed()) {
                return "the first request's time was over before the last was started";
            }
        }
        return "";
    }

    private void offer(Strategy.Session session, int index, long firstId, long intended) {
        clock.awaitNanos(intended);
        long now = clock.nanoTime();
        long id = firstId < 0 ? firstId - index : firstId + index;
        MeasuredRequest request = recorder.offer(index, id, intended, now, schedule.delaysMillis(index));
        session.submit(request, request);
        recorder.handedOver(request, now, clock.nanoTime());
    }

    /** Requests offered and not ended. */
    long inFlight() {
        // Ends before offers: never negative.
        long ended = recorder.ended();
        return recorder.offered() - ended;
    }
}
