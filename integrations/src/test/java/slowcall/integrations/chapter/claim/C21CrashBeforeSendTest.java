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

class C21CrashBeforeSendTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C21CrashBeforeSend();
    }

    @Override
    protected Bench confirming() {
        return bench(0, Harms.KILLS);
    }

    @Override
    protected Bench refuting() {
        return bench(Harms.KILLS, 0);
    }

    @Test
    void fewerKillsThanWantedDoNotConfirmIt() throws Exception {
        WayKilled.Harm one = new WayKilled.Harm(1, 0, 0, 0, 0, 0, 0, 0);
        Finding finding = claim().examine(FakeBench.without(claim())
                .seeing(
                        KilledAt.betweenCommitAndSend(Size.FULL),
                        new WayKilled.Outcome(one, Optional.of(Harms.rowsWithoutPoints(20)))));

        assertEquals(Verdict.INCONCLUSIVE, finding.verdict(), finding::sentence);
    }

    private Bench bench(int withOutbox, int without) {
        return FakeBench.without(claim())
                .seeing(
                        KilledAt.betweenCommitAndSend(Size.FULL),
                        new WayKilled.Outcome(
                                Harms.rowsWithoutPoints(withOutbox), Optional.of(Harms.rowsWithoutPoints(without))));
    }
}
