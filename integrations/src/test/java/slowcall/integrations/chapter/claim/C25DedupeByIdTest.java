package slowcall.integrations.chapter.claim;

import java.util.Optional;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Kills;
import slowcall.integrations.chapter.experiment.Repetitions;

class C25DedupeByIdTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C25DedupeById();
    }

    @Override
    protected Bench confirming() {
        return bench(5000, Harms.NONE);
    }

    @Override
    protected Bench refuting() {
        return bench(5500, Harms.duplicated(50));
    }

    private Bench bench(int once, Kills.Harm recognised) {
        return FakeBench.without(claim())
                .seeing(C25DedupeById.repetitions(Size.FULL), new Repetitions.Effects(5000, 500, 5500, once, 0))
                .seeing(
                        KilledAt.beforeTheAcknowledgement(Size.FULL),
                        new Kills.Outcome(recognised, Optional.of(Harms.duplicated(50))));
    }
}
