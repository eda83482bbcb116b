package slowcall.integrations.chapter.claim;

import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;

class C10ThreeFormsTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C10ThreeForms();
    }

    @Override
    protected Bench confirming() {
        return bench(0);
    }

    @Override
    protected Bench refuting() {
        return bench(1);
    }

    private Bench bench(double lost) {
        return FakeBench.of(claim(), cell -> Map.of("ledger_lost", lost, "accepted_p50_ms", .2));
    }
}
