package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;

class C50SideBySideTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C50SideBySide();
    }

    @Override
    protected Bench confirming() {
        return bench(0);
    }

    @Override
    protected Bench refuting() {
        return bench(12);
    }

    private FakeBench bench(double lost) {
        return FakeBench.of(claim(), cell -> figures(lost));
    }

    private static Map<String, Double> figures(double lost) {
        return Map.of(
                "ledger_lost",
                lost,
                "ledger_unexpected",
                0.0,
                "ledger_duplicated",
                0.0,
                "ledger_out_of_order",
                0.0,
                "user_waits_p99_ms",
                9.0);
    }

    @Test
    void aDisturbedTrialRefutesNothing() throws Exception {
        CellText cell = C50SideBySide.cell(AllWays.MESSAGES, Size.FULL);

        Finding disturbed = claim().examine(bench(0).invalid(cell, 1, "steal"));
        Finding failed = claim().examine(bench(0).failed(cell, 1));
        Finding undrained = claim().examine(bench(0).invalid(cell, 1, "undrained"));

        assertEquals(Verdict.CONFIRMED, disturbed.verdict(), disturbed::sentence);
        assertEquals(Verdict.INCONCLUSIVE, failed.verdict(), failed::sentence);
        assertEquals(Verdict.INCONCLUSIVE, undrained.verdict(), undrained::sentence);
    }

    @Test
    void aLossIsSeenWhateverElseIsWrong() throws Exception {
        Finding finding = claim().examine(FakeBench.ofBlocks(
                claim(),
                (cell, block) ->
                        figures(cell.equals(C50SideBySide.cell(AllWays.MESSAGES, Size.FULL)) && block == 1 ? 1 : 0)));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
        assertTrue(
                finding.sentence().startsWith("acknowledged logins without points 1, predicted 0"), finding::sentence);
    }
}
