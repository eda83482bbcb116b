package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.plan.RequestShape;
import slowcall.result.Row;
import slowcall.strategy.Outcome;

/** Guards against a cancelled request that is counted twice, ended before its deadline, or never cancelled at all. */
class CancellationTest {
    private static final long SECOND = 1_000_000_000;
    private static final long TIMEOUT = 5 * SECOND;
    private static final Outcome CANCELLED = new Outcome.Failed(new CancellationException());

    private final LatencyRecorder recorder = new LatencyRecorder(new RequestShape.Single(), TIMEOUT, 4, nanos -> {});
    private final List<Integer> cancelled = new ArrayList<>();

    @Test
    void onlyWhatIsOpenPastItsDeadlineIsCancelled() {
        recorder.cancelAtDeadline();
        long now = System.nanoTime();
        MeasuredRequest ended = offer(0, now - 2 * TIMEOUT);
        cancellable(ended, 0);
        ended.end(Outcome.OK);
        cancellable(offer(1, now - 2 * TIMEOUT), 1);
        cancellable(offer(2, now), 2);

        recorder.expire(0, now);

        assertEquals(List.of(1), cancelled);
    }

    @Test
    void aRequestThatAsksNobodyIsNotCancelled() {
        MeasuredRequest request = offer(0, System.nanoTime() - 2 * TIMEOUT);

        assertFalse(request.cancels());
        recorder.cancelAtDeadline();
        assertTrue(request.cancels());
    }

    @Test
    void aHandOffThatOutlastsTheDeadlineIsCancelledWhenItSaysHow() {
        recorder.cancelAtDeadline();
        MeasuredRequest request = offer(0, System.nanoTime() - 2 * TIMEOUT);
        recorder.expire(0, System.nanoTime());

        cancellable(request, 0);

        assertEquals(List.of(0), cancelled);
    }

    @Test
    void aCancelledRequestIsOneTimeoutLetGoLateAndNoError() {
        recorder.cancelAtDeadline();
        MeasuredRequest request = offer(0, System.nanoTime() - 2 * TIMEOUT);
        request.onCancel(() -> request.end(CANCELLED));

        recorder.expire(0, System.nanoTime());

        Counts counts = recorder.counts();
        assertEquals(1, counts.timeouts());
        assertEquals(1, counts.late());
        assertEquals(0, counts.errors());
        assertEquals(0, counts.defects());
        assertEquals("", counts.firstFailure());
        assertEquals(LatencyRecorder.TIMEOUT, recorder.outcomes()[0]);
    }

    @Test
    void aCancellationThatThrowsIsNotedAndStopsNoOther() {
        recorder.cancelAtDeadline();
        long now = System.nanoTime();
        offer(0, now - 2 * TIMEOUT).onCancel(() -> {
            throw new IllegalStateException("mine");
        });
        cancellable(offer(1, now - 2 * TIMEOUT), 1);

        recorder.expire(0, now);

        assertEquals(List.of(1), cancelled);
        assertEquals(2, recorder.counts().timeouts());
        assertEquals("java.lang.IllegalStateException: mine", recorder.counts().firstFailure());
    }

    @Test
    void overdueCountsFromTheDeadlineUntilTheRequestIsLetGo() {
        MeasuredRequest request = offer(0, 100 * SECOND);
        recorder.timedOut(request);

        recorder.endedLate(request, 100 * SECOND + TIMEOUT + 3 * SECOND);

        Histogram overdue = taken("overdue");
        assertEquals(1, overdue.getTotalCount());
        assertEquals(1, overdue.getCountAtValue(3_000_000));
    }

    @Test
    void theMostOverdueAtOnceIsWhatHasTimedOutAndNotBeenLetGo() {
        Backlog backlog = new Backlog(recorder);
        long now = System.nanoTime();
        MeasuredRequest first = offer(0, now - 2 * TIMEOUT);
        offer(1, now - 2 * TIMEOUT);
        offer(2, now);
        backlog.sample();
        recorder.expire(0, now);
        backlog.sample();
        first.end(CANCELLED);
        backlog.sample();

        Row row = new Row();
        backlog.stop(row);

        assertEquals("2", row.text("overdue_max"));
    }

    @Test
    void bystandersAreThoseWithoutWorkOfTheirOwn() {
        recorder.bystandersOf(id -> id % 2 == 0);
        for (int i = 0; i < 3; i++) {
            recorder.ended(offer(i, SECOND), Outcome.OK, SECOND + (i + 1) * 1_000_000L);
        }

        assertEquals(1, taken("bystander_excess").getTotalCount());
    }

    private Histogram taken(String tag) {
        return recorder.take().stream()
                .filter(histogram -> tag.equals(histogram.getTag()))
                .findAny()
                .orElseThrow();
    }

    private void cancellable(MeasuredRequest request, int number) {
        request.onCancel(() -> cancelled.add(number));
    }

    private MeasuredRequest offer(int index, long intendedNanos) {
        return recorder.offer(index, index, intendedNanos, intendedNanos, new int[] {0});
    }
}
