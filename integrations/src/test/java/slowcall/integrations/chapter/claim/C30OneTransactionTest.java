package slowcall.integrations.chapter.claim;

import java.util.Optional;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Kills;

class C30OneTransactionTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C30OneTransaction();
    }

    @Override
    protected Bench confirming() {
        return bench(Harms.NONE, Harms.pointsWithoutRows(40));
    }

    @Override
    protected Bench refuting() {
        return bench(Harms.rowsWithoutPoints(40), Harms.pointsWithoutRows(40));
    }

    private Bench bench(Kills.Harm outbox, Kills.Harm unprotected) {
        FakeBench bench = FakeBench.without(claim());
        C30OneTransaction.kills(Size.FULL)
                .forEach(kills -> bench.seeing(kills, new Kills.Outcome(outbox, Optional.of(unprotected))));
        return bench;
    }
}
