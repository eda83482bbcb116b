package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.integrations.async.Propagation.Sighting;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Verdict;
import slowcall.integrations.chapter.experiment.FailuresSeen;

class C02EasierToDebugTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C02EasierToDebug();
    }

    @Override
    protected Bench confirming() {
        return FakeBench.without(claim()).seeing(new FailuresSeen(), seen(false));
    }

    @Override
    protected Bench refuting() {
        return FakeBench.without(claim()).seeing(new FailuresSeen(), seen(true));
    }

    @Test
    void oneThatNamesItIsOneTooMany() throws Exception {
        List<Sighting> seen = new ArrayList<>(seen(false));
        seen.add(new Sighting("runAsync", false, true, false, true));

        Finding finding = claim().examine(FakeBench.without(claim()).seeing(new FailuresSeen(), seen));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }

    private static List<Sighting> seen(boolean detachedNamesTheOrigin) {
        return List.of(
                new Sighting("a direct call", true, false, false, true),
                new Sighting("submit", false, true, false, detachedNamesTheOrigin),
                new Sighting("execute", false, false, true, detachedNamesTheOrigin));
    }
}
