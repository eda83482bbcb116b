package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.ThreeSinks;

class C45SinksTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C45Sinks();
    }

    @Override
    protected Bench confirming() {
        return bench(true);
    }

    @Override
    protected Bench refuting() {
        return bench(false);
    }

    private Bench bench(boolean same) {
        return FakeBench.without(claim())
                .seeing(C45Sinks.sinks(Size.FULL), new ThreeSinks.Arrived(1000, same, same, same));
    }
}
