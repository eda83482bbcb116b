package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.plan.RequestShape;
import slowcall.strategy.Outcome;

/** Guards against requests that never end and are therefore in no figure. */
@Timeout(60)
class DeadlinesTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    @Test
    void everyRequestPastItsDeadlineTimesOutAndNoOther() {
        LatencyRecorder recorder = new LatencyRecorder(new RequestShape.Single(), MINUTE, 4, nanos -> {});
        long now = System.nanoTime();
        offer(recorder, 0, now - 3 * MINUTE);
        offer(recorder, 1, now - 2 * MINUTE);
        offer(recorder, 2, now).end(Outcome.OK);
        MeasuredRequest inTime = offer(recorder, 3, now);

        try (Deadlines deadlines = Deadlines.start(recorder)) {
            deadlines.awaitAll(3, now + MINUTE);
        }

        Counts counts = recorder.counts();
        assertEquals(2, counts.timeouts());
        assertEquals(1, counts.ok());
        assertEquals(1, counts.unfinished());
        inTime.end(Outcome.OK);
        assertEquals(0, recorder.counts().late());
    }

    @Test
    void givesUpWaitingWhenItIsTold() {
        LatencyRecorder recorder = new LatencyRecorder(new RequestShape.Single(), MINUTE, 1, nanos -> {});
        MeasuredRequest open = offer(recorder, 0, System.nanoTime());

        try (Deadlines deadlines = Deadlines.start(recorder)) {
            deadlines.awaitAll(1, System.nanoTime());
        }

        assertEquals(1, recorder.counts().unfinished());
        open.end(Outcome.OK);
    }

    @Test
    void leavesNoThreadBehind() {
        LatencyRecorder recorder = new LatencyRecorder(new RequestShape.Single(), MINUTE, 1, nanos -> {});

        Deadlines.start(recorder).close();

        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("deadlines")));
    }

    private static MeasuredRequest offer(LatencyRecorder recorder, int index, long intendedNanos) {
        return recorder.offer(index, index, intendedNanos, intendedNanos, new int[] {1});
    }
}
