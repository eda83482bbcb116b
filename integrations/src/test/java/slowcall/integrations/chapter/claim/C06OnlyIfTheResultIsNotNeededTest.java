package slowcall.integrations.chapter.claim;

import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;

class C06OnlyIfTheResultIsNotNeededTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C06OnlyIfTheResultIsNotNeeded();
    }

    @Override
    protected Bench confirming() {
        return bench(501.5);
    }

    @Override
    protected Bench refuting() {
        return bench(3);
    }

    private Bench bench(double awaited) {
        return FakeBench.of(
                claim(),
                cell -> Map.of(
                        Logins.USER_WAITS, cell.equals(C06OnlyIfTheResultIsNotNeeded.awaited(500)) ? awaited : 501.0));
    }
}
