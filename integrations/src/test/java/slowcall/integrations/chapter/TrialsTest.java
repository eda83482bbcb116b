package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(new Sample(List.of(10.0, 11.0), 1, 1), TRIALS.difference(CALM, SLOW, "user_waits_p50_ms"));
        assertEquals(
                List.of(11.0, 14.0 / 3),
                TRIALS.ratio(CALM, SLOW, "user_waits_p50_ms").values());
    }

    @Test
    void whatCannotBeBelievedDoesNotCount() {
        assertEquals(4, TRIALS.all(CALM).size());
        assertEquals(3, TRIALS.counting(CALM).size());
        assertEquals(new Sample(List.of(1.0, 3.0), 1, 1), TRIALS.sample(CALM, "user_waits_p50_ms"));
    }

    @Test
    void whatIsLeftOutIsSaid() {
        Expectation one = Expectation.of("wait", "ms", TRIALS.sample(CALM, "user_waits_p50_ms"), Range.atMost(5));

        assertTrue(
                one.sentence()
                        .endsWith(
                                "(median of 2 blocks, unknown in 1 of 4 blocks, not valid and left out in 1 of 4 blocks)"),
                one::sentence);
    }

    /** One that is not believed because of its latency, one because of its loss, one whose points may still come, and one that has failed. */
    private static final Trials BOOKS = new Trials(Map.of(
            CALM,
            List.of(
                    row(1, "INVALID", Map.of("ledger_lost", "0", "reasons", "steal:7 %")),
                    row(2, "INVALID", Map.of("ledger_lost", "3", "reasons", "lag:2 ms; ledger:lost 3")),
                    row(3, "SUSPECT", Map.of("ledger_lost", "40", "reasons", "little:1; undrained:30 s")),
                    row(4, "INVALID", Map.of("status", "FAILED")),
                    row(5, "VALID", Map.of("ledger_lost", "0")))));

    @Test
    void whatIsLostIsLostWhateverElseIsWrong() {
        Total lost = BOOKS.total(List.of(CALM), "ledger_lost");

        assertEquals(new Total(3, 3, 5), lost);
        assertEquals(
                Verdict.REFUTED,
                Expectation.counted("lost", lost, Range.exactly(0)).verdict());
    }

    @Test
    void whatNobodyKnowsIsNeitherNothingNorSomething() {
        Expectation some = Expectation.counted("lost", new Total(0, 3, 5), Range.exactly(0));
        Expectation none = Expectation.counted("lost", new Total(0, 0, 5), Range.exactly(0));

        assertEquals(Verdict.INCONCLUSIVE, some.verdict());
        assertEquals("lost 0 [0, unlimited], predicted 0 (unknown in 2 of 5 trials)", some.sentence());
        assertEquals(Verdict.INCONCLUSIVE, none.verdict());
        assertEquals(
                Verdict.CONFIRMED,
                Expectation.counted("lost", new Total(0, 5, 5), Range.exactly(0))
                        .verdict());
    }

    @Test
    void aTrialThatHasFailedIsMissingAndRefutesNothing() {
        assertEquals(1, TRIALS.finished(List.of(CALM)));
        assertEquals(0, BOOKS.finished(List.of(CALM)));
        assertEquals(3, BOOKS.disturbed(List.of(CALM)));
        assertEquals(Verdict.INCONCLUSIVE, Expectation.all("rows", 8, 9).verdict());
        assertEquals(Verdict.CONFIRMED, Expectation.all("rows", 9, 9).verdict());
    }

    @Test
    void aCellThatNobodyAskedForIsNoEmptyOne() {
        assertThrows(IllegalArgumentException.class, () -> TRIALS.all(new CellText("{}")));
    }
}
