package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;

class C08LatencyUnchangedTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C08LatencyUnchanged();
    }

    @Override
    protected Bench confirming() {
        return bench(1.01, 4950);
    }

    @Override
    protected Bench refuting() {
        return bench(1.4, 4950);
    }

    private Bench bench(double times, double refused) {
        return FakeBench.of(claim(), cell -> {
            if (cell.equals(C08LatencyUnchanged.bounded(Size.FULL))) {
                // Of the few that are accepted there is no percentile.
                return Map.of("offered", 5000.0, "rejected", refused);
            }
            boolean calm = cell.equals(C08LatencyUnchanged.threads(Size.FULL, C08LatencyUnchanged.Partner.CALM))
                    || cell.equals(C08LatencyUnchanged.queue(Size.FULL, C08LatencyUnchanged.Partner.CALM));
            return Map.of("accepted_p99_ms", calm ? 12.5 : 12.5 * times);
        });
    }

    @Test
    void aBoundThatNobodyMeetsIsNone() {
        Finding finding = new C08LatencyUnchanged().examine(bench(1.01, 0));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }
}
