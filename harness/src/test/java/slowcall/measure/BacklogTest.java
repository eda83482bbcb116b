package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.plan.RequestShape;
import slowcall.result.Row;
import slowcall.strategy.Outcome;

/** Guards against a mean of requests in flight that the draining at the end makes smaller. */
class BacklogTest {
    private final LatencyRecorder recorder =
            new LatencyRecorder(new RequestShape.Single(), Long.MAX_VALUE, 10, nanos -> {});

    @Test
    void countsWhatIsOfferedAndHasNotEnded() {
        Backlog backlog = new Backlog(recorder, Long.MAX_VALUE);
        MeasuredRequest first = offer(0);
        offer(1);
        backlog.sample();
        offer(2);
        backlog.sample();
        first.end(Outcome.OK);
        backlog.sample();

        Row row = new Row();
        backlog.stop(row);

        assertEquals(
                List.of(2L, 3L, 2L),
                backlog.offering().stream().map(Backlog.Sample::inFlight).toList());
        assertEquals("2.33", row.text("in_flight_mean"));
        assertEquals("3", row.text("in_flight_max"));
    }

    @Test
    void theMeanIsUnknownWhereNothingWasSeenWhileRequestsWereOffered() {
        Backlog backlog = new Backlog(recorder, System.nanoTime() - 1_000_000_000);
        offer(0);
        backlog.sample();

        Row row = new Row();
        backlog.stop(row);

        assertEquals(List.of(), backlog.offering());
        assertEquals("", row.text("in_flight_mean"));
        assertEquals("1", row.text("in_flight_max"));
    }

    private MeasuredRequest offer(int index) {
        return recorder.offer(index, index, System.nanoTime(), System.nanoTime(), new int[] {1});
    }
}
