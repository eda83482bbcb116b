package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Books;

class C22IgnoreFailuresTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C22IgnoreFailures();
    }

    @Override
    protected Bench confirming() {
        return bench(395);
    }

    @Override
    protected Bench refuting() {
        return bench(0);
    }

    private Bench bench(int lost) {
        return FakeBench.without(claim())
                .seeing(C22IgnoreFailures.ignored(Size.FULL), new Books(4000, 0, lost, 0, 0, 0));
    }
}
