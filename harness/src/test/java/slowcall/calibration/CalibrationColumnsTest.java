package slowcall.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.plan.Arrivals;
import slowcall.result.Row;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Strategy;

/** Guards against figures without samples, in the wrong unit, or that leave out what went wrong. */
class CalibrationColumnsTest {
    private static Histogram upTo(int values) {
        Histogram histogram = new Histogram(1, 1_000_000, 3);
        for (int value = 1; value <= values; value++) {
            histogram.recordValue(value);
        }
        return histogram;
    }

    @Test
    void aSpreadIsInMillisecondsAndSaysOfHowMany() {
        Row row = CalibrationColumns.spread(new Row(), upTo(1000), 1000);

        assertEquals("1000", row.text("n"));
        assertEquals("0.001000", row.text("min_ms"));
        assertEquals("0.500000", row.text("p50_ms"));
        assertEquals("0.990000", row.text("p99_ms"));
        assertEquals("1.000000", row.text("max_ms"));
    }

    @Test
    void thereIsNoP99OfFewerThanAHundred() {
        Row row = CalibrationColumns.spread(new Row(), upTo(99), 1000);

        assertEquals("", row.text("p99_ms"));
        assertEquals("0.050000", row.text("p50_ms"));
        assertEquals("0.099000", row.text("max_ms"));
    }

    @Test
    void nothingIsKnownOfNothing() {
        Row row = CalibrationColumns.spread(new Row(), upTo(0), 1000);

        assertEquals(1, row.values().size(), row.values().toString());
        assertEquals("0", row.text("n"));
    }

    static Stream<Row> timers() {
        Duration length = Duration.ofMillis(20);
        return Stream.of(
                Timers.clockCost(length), Timers.clockStep(length), Timers.waits(length), Timers.stalls(length));
    }

    @ParameterizedTest
    @MethodSource
    void timers(Row row) {
        assertOrdered(row);
    }

    @Test
    void everyRequestOfALoadIsInItsSpread() throws Exception {
        Row row = offer(Outcome.OK);

        assertEquals("50", row.text("n"));
        assertEquals("0", row.text("errors"));
        assertOrdered(row);
    }

    @Test
    void whatFailsIsAnErrorAndNoThroughput() throws Exception {
        Row row = offer(new Outcome.Failed(new IllegalStateException("no")));

        assertEquals("50", row.text("errors"));
        assertEquals("0.00", row.text("achieved_rps"));
    }

    /** 50 requests, in 50 ms. */
    private static Row offer(Outcome outcome) throws InterruptedException {
        Strategy.Session session = new Strategy.Session() {
            @Override
            public void submit(Request request, Progress progress) {
                progress.end(outcome);
            }

            @Override
            public void close() {}
        };
        return new OfferedLoad(session, new Arrivals.Constant(1000), 0, Duration.ofMillis(50)).run();
    }

    static void assertOrdered(Row row) {
        assertTrue(row.count("n") > 0, row.values().toString());
        double min = row.number("min_ms").orElseThrow();
        double median = row.number("p50_ms").orElseThrow();
        double max = row.number("max_ms").orElseThrow();
        double p99 = row.number("p99_ms").orElse(max);
        // A histogram's quantile is the highest value of its bucket, which may be above the highest recorded.
        double most = max * 1.001;
        assertTrue(min <= median && median <= p99 && p99 <= most, row.values().toString());
    }
}
