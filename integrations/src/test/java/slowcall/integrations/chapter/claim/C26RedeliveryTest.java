package slowcall.integrations.chapter.claim;

import java.util.Optional;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.WayKilled;

class C26RedeliveryTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C26Redelivery();
    }

    @Override
    protected Bench confirming() {
        return bench(Harms.NONE, Harms.duplicated(60));
    }

    @Override
    protected Bench refuting() {
        return bench(Harms.duplicated(60), Harms.NONE);
    }

    private Bench bench(WayKilled.Harm recognised, WayKilled.Harm unrecognised) {
        return FakeBench.without(claim())
                .seeing(
                        KilledAt.beforeTheAcknowledgement(Size.FULL),
                        new WayKilled.Outcome(recognised, Optional.of(unrecognised)));
    }
}
