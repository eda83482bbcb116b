package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;
import slowcall.integrations.chapter.experiment.WayKilled;

class C33MarksWhatItSentTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C33MarksWhatItSent();
    }

    @Override
    protected Bench confirming() {
        return bench(Harms.duplicated(2 * Harms.KILLS));
    }

    @Override
    protected Bench refuting() {
        return bench(Harms.lost(3));
    }

    @Test
    void oneKillThatRepeatsTooMuchIsSeenAmongMany() throws Exception {
        Finding finding = claim().examine(bench(Harms.duplicated((Harms.KILLS - 1) * 4 + 50, 50)));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }

    private Bench bench(WayKilled.Harm harm) {
        return FakeBench.without(claim())
                .seeing(KilledAt.betweenSendAndMark(Size.FULL), new WayKilled.Outcome(harm, Optional.empty()));
    }
}
