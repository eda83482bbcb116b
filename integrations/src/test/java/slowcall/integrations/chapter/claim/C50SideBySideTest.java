package slowcall.integrations.chapter.claim;

import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;

class C50SideBySideTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C50SideBySide();
    }

    @Override
    protected Bench confirming() {
        return bench(0);
    }

    @Override
    protected Bench refuting() {
        return bench(12);
    }

    private Bench bench(double lost) {
        return FakeBench.of(
                claim(),
                cell -> Map.of(
                        "ledger_lost",
                        lost,
                        "ledger_unexpected",
                        0.0,
                        "ledger_duplicated",
                        0.0,
                        "ledger_out_of_order",
                        0.0,
                        "user_waits_p99_ms",
                        9.0));
    }
}
