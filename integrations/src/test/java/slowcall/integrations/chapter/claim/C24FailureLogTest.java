package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.FailureLogReplayed;

class C24FailureLogTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C24FailureLog();
    }

    @Override
    protected Bench confirming() {
        return bench(0);
    }

    @Override
    protected Bench refuting() {
        return bench(400);
    }

    private Bench bench(int missingAfter) {
        return FakeBench.without(claim())
                .seeing(
                        C24FailureLog.replayed(Size.FULL),
                        new FailureLogReplayed.Replayed(4000, 400, 0, missingAfter, 0));
    }
}
