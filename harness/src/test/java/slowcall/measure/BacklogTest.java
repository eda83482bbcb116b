package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.plan.RequestShape;
import slowcall.result.Row;
import slowcall.strategy.Outcome;

/** Guards against a mean that draining makes smaller, and against a backlog that hides in the generator or behind timeouts. */
class BacklogTest {
    private static final long MINUTE = 60_000_000_000L;

    private final LatencyRecorder recorder = new LatencyRecorder(new RequestShape.Single(), MINUTE, 10, nanos -> {});
    private final Backlog backlog = new Backlog(recorder);

    @Test
    void inFlightIsWhatIsOfferedAndHasNotEnded() {
        MeasuredRequest first = offer(0);
        offer(1);
        backlog.sample();
        offer(2);
        backlog.sample();
        first.end(Outcome.OK);
        backlog.sample();

        assertEquals(
                List.of(2L, 3L, 2L),
                backlog.samples().stream().map(Backlog.Sample::inFlight).toList());
        double mean = stopped().number("in_flight_mean").getAsDouble();
        assertTrue(mean >= 2 && mean <= 3, () -> "between the least and the most: " + mean);
        assertEquals("3", stopped().text("in_flight_max"));
    }

    @Test
    void whatIsSeenOutsideTheWindowDoesNotCount() {
        offer(0);
        backlog.sample();
        backlog.window(
                System.nanoTime() - 2 * MINUTE,
                System.nanoTime() - 2 * MINUTE,
                System.nanoTime() - MINUTE,
                elapsed -> 0);

        assertEquals(List.of(), backlog.samples());
        assertEquals("", stopped().text("in_flight_mean"));

        backlog.window(
                System.nanoTime() + MINUTE, System.nanoTime() + MINUTE, System.nanoTime() + 2 * MINUTE, elapsed -> 0);
        assertEquals(List.of(), backlog.samples());
    }

    @Test
    void aTimedOutRequestIsNotInFlightAndStillInTheBacklog() {
        MeasuredRequest request = offer(0);
        request.expire();
        backlog.sample();
        request.end(Outcome.OK);
        backlog.sample();

        assertEquals(
                List.of(0L, 0L),
                backlog.samples().stream().map(Backlog.Sample::inFlight).toList());
        assertEquals(
                List.of(1L, 0L),
                backlog.samples().stream().map(Backlog.Sample::backlog).toList());
    }

    @Test
    void whatASlowHandOffKeepsBackIsInTheBacklog() {
        offer(0);
        backlog.sample();
        backlog.window(
                System.nanoTime() - MINUTE, System.nanoTime() - MINUTE, System.nanoTime() + MINUTE, elapsed -> 7);

        assertEquals(1, backlog.samples().getFirst().inFlight());
        assertEquals(7, backlog.samples().getFirst().backlog());
    }

    private Row stopped() {
        Row row = new Row();
        backlog.stop(row);
        return row;
    }

    private MeasuredRequest offer(int index) {
        return recorder.offer(index, index, System.nanoTime(), System.nanoTime(), new int[] {1});
    }
}
