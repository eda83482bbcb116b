package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.OthersAccess;

class C41ReadOnlyAccessTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C41ReadOnlyAccess();
    }

    @Override
    protected Bench confirming() {
        return bench(7);
    }

    @Override
    protected Bench refuting() {
        return bench(0);
    }

    private Bench bench(int refused) {
        return FakeBench.without(claim())
                .seeing(
                        C41ReadOnlyAccess.access(Size.FULL),
                        new OthersAccess.Seen(7, refused, 40_000, 40_000, 0, 2.5, 3.1));
    }
}
