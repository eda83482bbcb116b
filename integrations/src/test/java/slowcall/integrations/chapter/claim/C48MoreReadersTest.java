package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;
import slowcall.integrations.chapter.experiment.FanOut;

class C48MoreReadersTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C48MoreReaders();
    }

    @Override
    protected Bench confirming() {
        return bench(1.01, 0);
    }

    @Override
    protected Bench refuting() {
        return bench(1.6, 500);
    }

    @Test
    void tooFewLoginsForAPercentileTellNothing() throws Exception {
        Finding finding = claim().examine(bench(Double.NaN, 0));

        assertEquals(Verdict.INCONCLUSIVE, finding.verdict(), finding::sentence);
        assertTrue(C48MoreReaders.readers(Size.FULL).logins() >= 10_000);
    }

    private Bench bench(double ratio, int missed) {
        return FakeBench.without(claim())
                .seeing(
                        C48MoreReaders.readers(Size.FULL),
                        new FanOut.Seen(Collections.nCopies(8, ratio), List.of(0, missed, missed)));
    }
}
