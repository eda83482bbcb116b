package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Books;

class C20SendAfterCommitTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C20SendAfterCommit();
    }

    @Override
    protected Bench confirming() {
        return bench(1000, 0);
    }

    @Override
    protected Bench refuting() {
        return bench(0, 1000);
    }

    private Bench bench(int sentBefore, int sentAfter) {
        return FakeBench.without(claim())
                .seeing(C20SendAfterCommit.inTransaction(Size.FULL), new Books(2000, 1000, 0, 0, sentBefore, 0))
                .seeing(C20SendAfterCommit.afterCommit(Size.FULL), new Books(2000, 1000, 0, 0, sentAfter, 0));
    }
}
