package slowcall.integrations.chapter.claim;

import java.util.Map;
import java.util.function.IntToDoubleFunction;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;

class C07FasterByTheIntegrationTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C07FasterByTheIntegration();
    }

    @Override
    protected Bench confirming() {
        return bench(delay -> 3);
    }

    @Override
    protected Bench refuting() {
        return bench(delay -> delay + 3.5);
    }

    private Bench bench(IntToDoubleFunction detached) {
        return FakeBench.of(claim(), cell -> Map.of(Logins.USER_WAITS, wait(cell, detached)));
    }

    private static double wait(CellText cell, IntToDoubleFunction detached) {
        for (int delay : Size.FULL.delays()) {
            if (cell.equals(Logins.sync(delay))) {
                return delay + 4.5;
            }
            if (cell.equals(Logins.detached(delay))) {
                return detached.applyAsDouble(delay);
            }
        }
        throw new IllegalArgumentException(cell.json());
    }
}
