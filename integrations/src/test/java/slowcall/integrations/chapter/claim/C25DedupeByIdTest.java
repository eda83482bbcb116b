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
import slowcall.integrations.chapter.experiment.Repetitions;
import slowcall.integrations.chapter.experiment.WayKilled;

class C25DedupeByIdTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C25DedupeById();
    }

    @Override
    protected Bench confirming() {
        return bench(5000, 300, Harms.NONE);
    }

    @Override
    protected Bench refuting() {
        return bench(5500, 300, Harms.duplicated(Harms.KILLS));
    }

    @Test
    void oneAfterTheOtherShowsNothing() throws Exception {
        Finding finding = claim().examine(bench(5000, 0, Harms.NONE));

        assertEquals(Verdict.INCONCLUSIVE, finding.verdict(), finding::sentence);
    }

    private Bench bench(int once, int together, WayKilled.Harm recognised) {
        return FakeBench.without(claim())
                .seeing(
                        C25DedupeById.repetitions(Size.FULL),
                        new Repetitions.Effects(5000, 500, 5500, once, 0, together))
                .seeing(
                        KilledAt.beforeTheAcknowledgement(Size.FULL),
                        new WayKilled.Outcome(recognised, Optional.of(Harms.duplicated(Harms.KILLS))));
    }
}
