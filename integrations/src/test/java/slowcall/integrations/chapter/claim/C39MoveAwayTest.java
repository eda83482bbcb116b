package slowcall.integrations.chapter.claim;

import java.util.Optional;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.TwoReceivers;
import slowcall.integrations.chapter.experiment.WayKilled;

class C39MoveAwayTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C39MoveAway();
    }

    @Override
    protected Bench confirming() {
        return bench(new TwoReceivers.Applied(20, 0, 0, 1), Harms.NONE);
    }

    @Override
    protected Bench refuting() {
        return bench(new TwoReceivers.Applied(20, 1000, 1000, 0), Harms.duplicated(40));
    }

    private Bench bench(TwoReceivers.Applied applied, WayKilled.Harm withIds) {
        return FakeBench.without(claim())
                .seeing(C39MoveAway.receivers(Size.FULL), applied)
                .seeing(
                        KilledAt.beforeTheMove(Size.FULL),
                        new WayKilled.Outcome(withIds, Optional.of(Harms.duplicated(40))));
    }
}
