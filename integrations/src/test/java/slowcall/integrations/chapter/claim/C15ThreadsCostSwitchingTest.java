package slowcall.integrations.chapter.claim;

import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;

class C15ThreadsCostSwitchingTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C15ThreadsCostSwitching();
    }

    @Override
    protected Bench confirming() {
        return bench(4.5);
    }

    @Override
    protected Bench refuting() {
        return bench(2.1);
    }

    private Bench bench(double switches) {
        return FakeBench.of(
                claim(),
                cell -> Map.of(
                        Crowded.SWITCHES,
                        cell.equals(Crowded.tenThousand(Crowded.PLATFORM, Size.FULL)) ? switches : 1.5,
                        "cpu_us_per_request",
                        90.0));
    }
}
