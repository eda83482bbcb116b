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
import slowcall.integrations.chapter.experiment.ChangesRead;

class C49LostMeaningTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C49LostMeaning();
    }

    @Override
    protected Bench confirming() {
        return bench(LogsRead.MEANING);
    }

    @Override
    protected Bench refuting() {
        return bench(new ChangesRead.Meaning(2, 2, 2));
    }

    /** One change is like itself. */
    @Test
    void aLogWithOneChangeOfTwoShowsNothing() throws Exception {
        Finding finding = claim().examine(bench(new ChangesRead.Meaning(1, 1, 2)));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }

    private Bench bench(ChangesRead.Meaning meaning) {
        return FakeBench.without(claim()).seeing(Logs.changes(Size.FULL), LogsRead.with(meaning));
    }
}
