package slowcall.integrations.chapter.claim;

import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;

class C05EverythingHangsTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C05EverythingHangs();
    }

    @Override
    protected Bench confirming() {
        return bench(197, 2, 900);
    }

    @Override
    protected Bench refuting() {
        return bench(298, 2, 3);
    }

    private Bench bench(double served, double calm, double overloaded) {
        return FakeBench.of(claim(), cell -> figures(cell, served, calm, overloaded));
    }

    private static Map<String, Double> figures(CellText cell, double served, double calm, double overloaded) {
        if (cell.equals(Pools.overloaded())) {
            return Map.of("throughput_rps", served);
        }
        boolean isCalm = cell.equals(C05EverythingHangs.shared(Size.FULL, false));
        return Map.of("completed_p50_ms", isCalm ? calm : overloaded);
    }
}
