package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.LateCommits;

class C35LateCommitsTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C35LateCommits();
    }

    @Override
    protected Bench confirming() {
        return bench(500, 0);
    }

    @Override
    protected Bench refuting() {
        return bench(0, 500);
    }

    private Bench bench(int byLastId, int byStatus) {
        return FakeBench.without(claim())
                .seeing(C35LateCommits.commits(Size.FULL), new LateCommits.Passed(500, byLastId, 0, byStatus));
    }
}
