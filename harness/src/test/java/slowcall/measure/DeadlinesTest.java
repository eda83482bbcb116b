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
    void everyRequestPastItsDeadlineTimesOut() {
        LatencyRecorder recorder = new LatencyRecorder(new RequestShape.Single(), MINUTE, 3, nanos -> {});
        long now = System.nanoTime();
        offer(recorder, 0, now - 3 * MINUTE);
        offer(recorder, 1, now - 2 * MINUTE);
        offer(recorder, 2, now).end(Outcome.OK);

        try (Deadlines deadlines = Deadlines.start(recorder)) {
            deadlines.awaitAll(now + MINUTE);
        }

        Counts counts = recorder.counts();
        assertEquals(2, counts.timeouts());
        assertEquals(1, counts.ok());
        assertEquals(0, counts.unfinished());
    }

    @Test
    void whatIsOpenAndInTimeIsLeftAloneAndWaitedForOnlyAsLongAsIsTold() {
        LatencyRecorder recorder = new LatencyRecorder(new RequestShape.Single(), MINUTE, 1, nanos -> {});
        MeasuredRequest open = offer(recorder, 0, System.nanoTime());

        try (Deadlines deadlines = Deadlines.start(recorder)) {
            deadlines.awaitAll(System.nanoTime());
        }

        assertEquals(1, recorder.counts().unfinished());
        open.end(Outcome.OK);
        assertEquals(1, recorder.counts().ok());
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
