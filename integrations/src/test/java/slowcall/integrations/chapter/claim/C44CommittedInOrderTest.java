package slowcall.integrations.chapter.claim;

import java.util.Optional;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.ChangesRead;
import slowcall.integrations.chapter.experiment.WayKilled;

class C44CommittedInOrderTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C44CommittedInOrder();
    }

    @Override
    protected Bench confirming() {
        return bench(LogsRead.ORDER, Harms.duplicated(80));
    }

    @Override
    protected Bench refuting() {
        return bench(new ChangesRead.Order(668, 332, 332, 20, 8), Harms.lost(3));
    }

    private Bench bench(ChangesRead.Order order, WayKilled.Harm harm) {
        return FakeBench.without(claim())
                .seeing(Logs.changes(Size.FULL), LogsRead.with(order))
                .seeing(
                        KilledAt.beforeTheOffset(Size.FULL),
                        new WayKilled.Outcome(harm, Optional.of(Harms.lost(Harms.KILLS))));
    }
}
