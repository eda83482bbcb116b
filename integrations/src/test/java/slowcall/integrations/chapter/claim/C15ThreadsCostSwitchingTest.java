package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;

class C15ThreadsCostSwitchingTest extends ClaimContract {
    private static final String CPU = "cpu_us_per_request";

    @Override
    protected Claim claim() {
        return new C15ThreadsCostSwitching();
    }

    @Override
    protected Bench confirming() {
        return bench(4.5, 120);
    }

    @Override
    protected Bench refuting() {
        return bench(2.1, 120);
    }

    @Test
    void switchesThatCostNothingAreNoLoad() throws Exception {
        Finding finding = claim().examine(bench(4.5, 60));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }

    private Bench bench(double switches, double micros) {
        return FakeBench.of(
                claim(),
                cell -> cell.equals(Crowded.tenThousand(Crowded.PLATFORM, Size.FULL))
                        ? Map.of(Crowded.SWITCHES, switches, CPU, micros)
                        : Map.of(Crowded.SWITCHES, 1.5, CPU, 90.0));
    }
}
