package slowcall.integrations.chapter.claim;

import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.experiment.BrokenAgreements;

class C38AgreementTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C38Agreement();
    }

    @Override
    protected Bench confirming() {
        return bench(new BrokenAgreements.Found(12, 12, List.of(), 3, 3, true));
    }

    @Override
    protected Bench refuting() {
        return bench(new BrokenAgreements.Found(12, 11, List.of("SHA-256"), 6, 3, false));
    }

    private Bench bench(BrokenAgreements.Found found) {
        return FakeBench.without(claim()).seeing(new BrokenAgreements(), found);
    }
}
