package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;

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

    /** The line through all of them rises by 0.479 ms/ms: by the longest interval alone. */
    @Test
    void oneIntervalDoesNotHideTheOthers() throws Exception {
        Finding finding = claim().examine(bench(Map.of(10, 20.0, 100, 100.0, 1000, 1000.0, 5000, 2503.0)));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }

    @Test
    void aRelayThatLooksOftenerThanItSaysIsSeen() throws Exception {
        Finding finding = claim().examine(bench(Map.of(10, 4.0, 100, 49.0, 1000, 499.0, 5000, 2499.0)));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }

    private Bench bench(double share) {
        return bench(C32RelayPolls.intervals(Size.FULL).stream()
                .collect(Collectors.toMap(Function.identity(), interval -> share * interval + 3)));
    }

    private Bench bench(Map<Integer, Double> ofIntervals) {
        Map<CellText, Double> lags = new HashMap<>();
        ofIntervals.forEach((interval, lag) -> lags.put(C32RelayPolls.cell(Size.FULL, interval), lag));
        return FakeBench.of(claim(), cell -> Map.of("relay_lag_p50_ms", lags.getOrDefault(cell, Double.NaN)));
    }
}
