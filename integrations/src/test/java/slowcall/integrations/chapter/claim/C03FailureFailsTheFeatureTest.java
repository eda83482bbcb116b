package slowcall.integrations.chapter.claim;

import java.util.EnumMap;
import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Fault;
import slowcall.integrations.chapter.experiment.LoginsDuring;

class C03FailureFailsTheFeatureTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C03FailureFailsTheFeature();
    }

    @Override
    protected Bench confirming() {
        return bench(0, 100);
    }

    @Override
    protected Bench refuting() {
        return bench(100, 0);
    }

    private Bench bench(int ofAwaited, int ofDetached) {
        return FakeBench.without(claim())
                .seeing(C03FailureFailsTheFeature.awaited(Size.FULL), successes(ofAwaited))
                .seeing(C03FailureFailsTheFeature.detached(Size.FULL), successes(ofDetached));
    }

    private static Map<Fault, LoginsDuring.Success> successes(int ofAHundred) {
        Map<Fault, LoginsDuring.Success> successes = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            successes.put(fault, new LoginsDuring.Success(100, ofAHundred));
        }
        return successes;
    }
}
