package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Books;

class C31RollbackTakesTheMessageTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C31RollbackTakesTheMessage();
    }

    @Override
    protected Bench confirming() {
        return bench(0);
    }

    @Override
    protected Bench refuting() {
        return bench(1000);
    }

    private Bench bench(int unexpected) {
        return FakeBench.without(claim())
                .seeing(C31RollbackTakesTheMessage.outbox(Size.FULL), new Books(2000, 1000, 0, 0, unexpected, 0));
    }
}
