package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.experiment.AsynchronousNames;

class C11AsyncIsInvisibleTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C11AsyncIsInvisible();
    }

    @Override
    protected Bench confirming() {
        return bench(new AsynchronousNames.Names(true, true, 0, 4, 1));
    }

    @Override
    protected Bench refuting() {
        return bench(new AsynchronousNames.Names(false, false, 2, 4, 0));
    }

    private Bench bench(AsynchronousNames.Names names) {
        return FakeBench.without(claim()).seeing(new AsynchronousNames(), names);
    }
}
