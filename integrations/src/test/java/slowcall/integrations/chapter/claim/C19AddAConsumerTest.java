package slowcall.integrations.chapter.claim;

import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Subscribers;

class C19AddAConsumerTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C19AddAConsumer();
    }

    @Override
    protected Bench confirming() {
        return bench(0);
    }

    @Override
    protected Bench refuting() {
        return bench(1000);
    }

    private Bench bench(int missed) {
        return FakeBench.without(claim())
                .seeing(
                        Listeners.subscribers(Size.FULL),
                        new Subscribers.Heard(
                                3000, 0, 0, List.of(0, missed, missed), List.of(0, missed, missed), List.of(0, 0, 0)));
    }
}
