package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Books;

class C23RetryDuplicatesTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C23RetryDuplicates();
    }

    @Override
    protected Bench confirming() {
        return bench(0, 405);
    }

    @Override
    protected Bench refuting() {
        return bench(405, 0);
    }

    private Bench bench(int lost, int duplicated) {
        return FakeBench.without(claim())
                .seeing(C23RetryDuplicates.retried(Size.FULL), new Books(4000, 0, lost, duplicated, 0, 0));
    }
}
