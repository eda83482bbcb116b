package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.plan.RequestShape;
import slowcall.result.Column;
import slowcall.strategy.Outcome;

/** Guards against seconds that share requests, or that begin before the schedule does. */
class TraceTest {
    private static final long MINUTE = 60_000_000_000L;

    private final LatencyRecorder recorder = new LatencyRecorder(new RequestShape.Single(), MINUTE, 10, nanos -> {});
    private final List<Integer> told = new ArrayList<>();
    private final Trace trace = new Trace(recorder, seconds -> told.add(seconds.size()));

    @Test
    void eachSecondHasWhatHappenedInItAndNothingElse() {
        trace.startAt(System.nanoTime() - MINUTE);
        MeasuredRequest first = offer(0);
        trace.sample();
        first.end(Outcome.OK);
        offer(1);
        trace.sample();
        offer(2).end(Outcome.REJECTED);
        trace.sample();

        List<Trace.Second> seconds = trace.seconds();
        assertEquals(List.of(1, 2), told);
        assertEquals(List.of(1, 2), seconds.stream().map(Trace.Second::number).toList());
        assertEquals(
                List.of(2L, 1L), seconds.stream().map(Trace.Second::offered).toList());
        assertEquals(List.of(1L, 1L), seconds.stream().map(Trace.Second::ended).toList());
        assertEquals(
                List.of(1L, 0L),
                seconds.stream().map(second -> second.completed().count()).toList());
        assertEquals(
                List.of(1L, 1L), seconds.stream().map(Trace.Second::inFlight).toList());
    }

    @Test
    void whatASecondTookIsStillInTheWhole() {
        trace.startAt(System.nanoTime() - MINUTE);
        offer(0).end(Outcome.OK);
        trace.sample();
        trace.sample();
        offer(1).end(Outcome.OK);

        assertEquals(2, recorder.completed.take().getTotalCount());
        assertEquals(2, recorder.completed.take().getTotalCount());
    }

    @Test
    void nothingIsTracedBeforeTheScheduleStarts() {
        trace.sample();
        trace.startAt(System.nanoTime() + MINUTE);
        trace.sample();
        trace.sample();

        assertEquals(List.of(), trace.seconds());
    }

    @Test
    void aSecondWithoutRequestsHasNoMedian() {
        trace.startAt(System.nanoTime() - MINUTE);
        trace.sample();
        trace.sample();

        var row = trace.seconds().getFirst().row("measure");

        assertEquals("", row.text("excess_p50_ms"));
        assertEquals("0", row.text("ended"));
        List<String> declared = Trace.TABLE.stream().map(Column::name).toList();
        assertTrue(declared.containsAll(row.values().keySet()));
    }

    private MeasuredRequest offer(int index) {
        return recorder.offer(index, index, System.nanoTime(), System.nanoTime(), new int[] {1});
    }
}
