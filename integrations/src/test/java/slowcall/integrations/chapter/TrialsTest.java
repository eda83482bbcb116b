package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against trials that are compared with those of another block, and against what is unknown counting as 0. */
class TrialsTest {
    private static final CellText CALM = new CellText("{\"calm\": 1}");
    private static final CellText SLOW = new CellText("{\"slow\": 1}");

    private static Row row(int block, String verdict, Map<String, String> values) {
        return new Row()
                .putAll(Map.of("block", String.valueOf(block), "status", "OK", "verdict", verdict))
                .putAll(values);
    }

    private static Map<String, String> wait(String millis) {
        return Map.of("user_waits_p50_ms", millis);
    }

    private static final Trials TRIALS = new Trials(Map.of(
            CALM,
            List.of(
                    row(1, "VALID", wait("1")),
                    row(2, "INVALID", wait("99")),
                    row(3, "SUSPECT", wait("3")),
                    row(4, "VALID", Map.of("ledger_lost", "1"))),
            SLOW,
            List.of(
                    row(1, "VALID", wait("11")),
                    row(2, "VALID", wait("12")),
                    row(3, "VALID", wait("14")),
                    row(4, "VALID", wait("15")))));

    @Test
    void pairsAreOfOneBlock() {
        assertEquals(new Sample(List.of(10.0, 11.0), 1), TRIALS.difference(CALM, SLOW, "user_waits_p50_ms"));
        assertEquals(
                List.of(11.0, 14.0 / 3),
                TRIALS.ratio(CALM, SLOW, "user_waits_p50_ms").values());
    }

    @Test
    void whatCannotBeBelievedDoesNotCount() {
        assertEquals(4, TRIALS.all(CALM).size());
        assertEquals(3, TRIALS.counting(CALM).size());
        assertEquals(new Sample(List.of(1.0, 3.0), 1), TRIALS.sample(CALM, "user_waits_p50_ms"));
    }

    @Test
    void aSumOfWhatIsNotAllKnownIsUnknown() {
        assertEquals(52, TRIALS.sum(SLOW, "user_waits_p50_ms"));
        assertEquals(Double.NaN, TRIALS.sum(CALM, "ledger_lost"));
    }

    @Test
    void aCellThatNobodyAskedForIsNoEmptyOne() {
        assertThrows(IllegalArgumentException.class, () -> TRIALS.all(new CellText("{}")));
    }
}
