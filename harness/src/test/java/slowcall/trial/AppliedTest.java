package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.Cell;
import slowcall.plan.PlanFile;
import slowcall.result.Row;

/** Guards against quantiles of what nobody keeps up with, which tell how long the trial was, and against times of two clocks. */
class AppliedTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private static final int RATE = 700;
    private static final Cell CELL = PlanFile.parse(
                    "test",
                    "{\"cells\": [{\"strategy\": \"virtual-threads\", \"awaits\": \"handoff\", \"delay\": \"20ms\","
                            + " \"arrivals\": {\"constant\": " + RATE + "}, \"measure\": \"10s\"}]}")
            .cells()
            .getFirst();

    private final Row row = new Row().putAll(Map.of("regime", "stable"));

    private Optional<Histogram> put(IntToLongFunction appliedNanos) throws ChildFailedException {
        return Applied.put(row, CELL, HandOffs.stamps(RATE), HandOffs.applied(RATE, appliedNanos));
    }

    private static long wanted(int id) {
        return HandOffs.wanted(id, RATE);
    }

    @Test
    void whatIsKeptUpWithHasQuantiles() throws ChildFailedException {
        Histogram histogram = put(id -> wanted(id) + 30 * MILLI).orElseThrow();

        assertEquals(7000, histogram.getTotalCount());
        assertEquals("stable", row.text("applied_regime"));
        assertEquals(30, row.number("applied_p50_ms").orElseThrow(), 0.05);
        assertEquals(30, row.number("applied_max_ms").orElseThrow(), 0.05);
        assertEquals(700, row.number("applied_rps").orElseThrow(), 1);
    }

    @Test
    void batchesAreKeptUpWith() throws ChildFailedException {
        assertTrue(put(id -> HandOffs.START + ((wanted(id) - HandOffs.START) / SECOND + 1) * SECOND)
                .isPresent());

        assertEquals("stable", row.text("applied_regime"));
    }

    /** Its users are answered at once, and their points come the later the longer one looks. */
    @Test
    void whatIsNotKeptUpWithHasNone() throws ChildFailedException {
        assertEquals(Optional.empty(), put(id -> HandOffs.START + id * SECOND / 300));

        assertEquals("unstable", row.text("applied_regime"));
        assertEquals("", row.text("applied_p50_ms"));
        assertEquals("", row.text("applied_max_ms"));
        assertEquals(300, row.number("applied_rps").orElseThrow(), 1);
    }

    @Test
    void whoseAcknowledgementsAreNotKeptUpWithHasNoneEither() throws ChildFailedException {
        row.putAll(Map.of("regime", "unstable"));

        assertEquals(Optional.empty(), put(id -> wanted(id) + 30 * MILLI));
        assertEquals("", row.text("applied_p50_ms"));
    }

    @Test
    void whatWasAppliedBeforeItWasSentWasTimedByAnotherClock() throws ChildFailedException {
        assertTrue(put(id -> wanted(id) - MILLI).isPresent());

        var refused = assertThrows(ChildFailedException.class, () -> put(id -> wanted(id) - (id == 7 ? 5 : 0) * MILLI));
        assertEquals(
                "a request was applied 5 ms before it was sent: the trial's and the service's times are not by one clock",
                refused.getMessage());
    }
}
