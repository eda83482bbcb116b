package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Guards against findings that say more than so many blocks can show, and that do not say how many could. */
class FindingTest {
    private static final Sample TEN = Sample.of(49.8, 50.1, 50, 50.3, 49.9, 50, 50.2, 49.7, 50.1, 50);

    @Test
    void tenBlocksConfirmOrRefute() {
        Finding near = Finding.of(Expectation.of("gain", "ms", TEN, Range.around(50, 2)));
        Finding far = Finding.of(Expectation.of("gain", "ms", TEN, Range.around(20, 2)));

        assertEquals(Verdict.CONFIRMED, near.verdict());
        assertEquals(Verdict.REFUTED, far.verdict());
        assertTrue(
                near.sentence()
                        .matches(
                                "gain 50 ms \\[49\\.\\d+, 50\\.\\d+\\], predicted 48 to 52 \\(median of 10 blocks\\)\\."),
                near::sentence);
        assertTrue(near.smallestVisible().matches("gain 0\\.\\d+ ms"), near::smallestVisible);
        assertEquals(OptionalInt.empty(), near.repetitionsNeeded());
        assertFalse(far.refutesByCounting());
    }

    @Test
    void oneBlockTellsNothing() {
        Finding finding = Finding.of(Expectation.of("gain", "ms", Sample.of(50), Range.around(50, 2)));

        assertEquals(Verdict.INCONCLUSIVE, finding.verdict());
        assertEquals("gain none", finding.smallestVisible());
        assertEquals(OptionalInt.of(6), finding.repetitionsNeeded());
    }

    @Test
    void blocksThatDifferTooMuchWouldHaveToBeMore() {
        Sample wide = Sample.of(30, 70, 50, 40, 60, 55, 45, 35, 65, 51);

        Finding finding = Finding.of(Expectation.of("gain", "ms", wide, Range.around(50, 2)));

        assertEquals(Verdict.INCONCLUSIVE, finding.verdict());
        assertTrue(finding.repetitionsNeeded().orElseThrow() > 100, finding::toString);
    }

    @Test
    void blocksWithoutTheFigureMakeTheOthersNoFairSample() {
        Sample gaps = new Sample(TEN.values().subList(0, 7), 3, 0);

        Finding finding = Finding.of(Expectation.of("gain", "ms", gaps, Range.around(50, 2)));

        assertEquals(Verdict.INCONCLUSIVE, finding.verdict());
        assertTrue(finding.sentence().contains("(median of 7 blocks, unknown in 3 of 10 blocks)"), finding::sentence);
    }

    @Test
    void whatIsRefutedDecidesAndIsSaidFirst() {
        Finding finding = new Finding(
                List.of(
                        Expectation.of("gain", "ms", TEN, Range.around(50, 2)),
                        Expectation.of("one block", "ms", Sample.of(50), Range.around(50, 2)),
                        Expectation.counted("lost", "", 3, Range.exactly(0))),
                List.of(Figure.single("wait", "ms", 3)),
                "And so on.");

        assertEquals(Verdict.REFUTED, finding.verdict());
        assertTrue(finding.refutesByCounting());
        assertTrue(finding.sentence().startsWith("lost 3, predicted 0; one block "), finding::sentence);
        assertTrue(finding.sentence().endsWith(". And so on."), finding::sentence);
        assertEquals(
                List.of("gain", "one block", "lost", "wait"),
                finding.figures().stream().map(Figure::name).toList());
    }

    @Test
    void whatWasRepeatedIsNamed() {
        Sample runs = Sample.of("runs", List.of(49.8, 50.1, 50.0, 50.3, 49.9, 50.0));
        Sample one = Sample.of("runs", List.of(50.0));

        Finding finding = Finding.of(
                Expectation.of("lag", "ms", runs, Range.around(50, 2)),
                Expectation.of("another", "ms", one, Range.around(50, 2)));

        assertTrue(finding.sentence().contains("(median of 6 runs)"), finding::sentence);
        assertTrue(finding.sentence().contains("(median of 1 run)"), finding::sentence);
        assertEquals(Verdict.INCONCLUSIVE, finding.verdict());
    }
}
