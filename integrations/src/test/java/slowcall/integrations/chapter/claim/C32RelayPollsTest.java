package slowcall.integrations.chapter.claim;

import java.util.HashMap;
import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;

class C32RelayPollsTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C32RelayPolls();
    }

    @Override
    protected Bench confirming() {
        return bench(.5);
    }

    @Override
    protected Bench refuting() {
        return bench(1);
    }

    private Bench bench(double share) {
        Map<CellText, Double> lags = new HashMap<>();
        C32RelayPolls.intervals(Size.FULL)
                .forEach(interval -> lags.put(C32RelayPolls.cell(Size.FULL, interval), share * interval + 3));
        return FakeBench.of(claim(), cell -> Map.of("relay_lag_p50_ms", lags.getOrDefault(cell, Double.NaN)));
    }
}
