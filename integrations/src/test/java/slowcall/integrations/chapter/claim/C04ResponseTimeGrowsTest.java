package slowcall.integrations.chapter.claim;

import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;

class C04ResponseTimeGrowsTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C04ResponseTimeGrows();
    }

    @Override
    protected Bench confirming() {
        return FakeBench.of(claim(), cell -> Map.of(Logins.USER_WAITS, 3.5 + 1.01 * delayMillis(cell)));
    }

    @Override
    protected Bench refuting() {
        return FakeBench.of(claim(), cell -> Map.of(Logins.USER_WAITS, 3.5));
    }

    private static int delayMillis(CellText cell) {
        return Size.FULL.delays().stream()
                .filter(delay -> cell.equals(Logins.sync(delay)))
                .findFirst()
                .orElseThrow();
    }
}
