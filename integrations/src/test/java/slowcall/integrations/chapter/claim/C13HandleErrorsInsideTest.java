package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;
import slowcall.integrations.chapter.experiment.TerminalRecords.Ends;

class C13HandleErrorsInsideTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C13HandleErrorsInside();
    }

    @Override
    protected Bench confirming() {
        return bench(new Ends(700, 300, 0, 0, 4, 4));
    }

    @Override
    protected Bench refuting() {
        return bench(new Ends(700, 290, 3, 7, 4, 4));
    }

    @Test
    void aMachineThatWasTooBusySaysNothingOfRetries() throws Exception {
        Finding late = claim().examine(bench(new Ends(700, 300, 0, 0, 0, 0)));
        Finding never = claim().examine(bench(new Ends(700, 300, 0, 0, 4, 0)));

        assertEquals(Verdict.INCONCLUSIVE, late.verdict(), late::sentence);
        assertEquals(Verdict.REFUTED, never.verdict(), never::sentence);
    }

    private Bench bench(Ends ends) {
        return FakeBench.without(claim()).seeing(C13HandleErrorsInside.records(Size.FULL), ends);
    }
}
