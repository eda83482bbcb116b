package slowcall.integrations.chapter.claim;

import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;

class C46LittleToChangeTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C46LittleToChange();
    }

    @Override
    protected Bench confirming() {
        return bench(0);
    }

    @Override
    protected Bench refuting() {
        return bench(2);
    }

    private Bench bench(int cdc) {
        return FakeBench.without(claim())
                .seeing(C46LittleToChange.fronts(), Map.of("way-cdc", cdc, "way-outbox-polling", 1, "way-batch", 0));
    }
}
