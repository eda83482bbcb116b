package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.RepeatedCalls;

class C27IdempotentApiTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C27IdempotentApi();
    }

    @Override
    protected Bench confirming() {
        return bench(500, 0);
    }

    @Override
    protected Bench refuting() {
        return bench(2500, 500);
    }

    private Bench bench(int once, int changed) {
        return FakeBench.without(claim())
                .seeing(C27IdempotentApi.calls(Size.FULL), new RepeatedCalls.Granted(500, 5000, once, changed, 2500));
    }
}
