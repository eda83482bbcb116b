package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.FileServerDown;

class C42ResendLaterTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C42ResendLater();
    }

    @Override
    protected Bench confirming() {
        return bench(0);
    }

    @Override
    protected Bench refuting() {
        return bench(900);
    }

    private Bench bench(int lost) {
        return FakeBench.without(claim())
                .seeing(C42ResendLater.down(Size.FULL), new FileServerDown.Resent(1000, 1000, lost));
    }
}
