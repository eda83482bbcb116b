package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.TerminalRecords.Ends;

class C13HandleErrorsInsideTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C13HandleErrorsInside();
    }

    @Override
    protected Bench confirming() {
        return bench(new Ends(700, 300, 0, 0, 4));
    }

    @Override
    protected Bench refuting() {
        return bench(new Ends(700, 290, 3, 7, 4));
    }

    private Bench bench(Ends ends) {
        return FakeBench.without(claim()).seeing(C13HandleErrorsInside.records(Size.FULL), ends);
    }
}
