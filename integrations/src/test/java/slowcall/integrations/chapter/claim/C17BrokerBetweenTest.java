package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.ConsumerStopped;

class C17BrokerBetweenTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C17BrokerBetween();
    }

    @Override
    protected Bench confirming() {
        return bench(new ConsumerStopped.Meanwhile(2000, 2000, 0, 0, 3, 3));
    }

    @Override
    protected Bench refuting() {
        return bench(new ConsumerStopped.Meanwhile(2000, 40, 40, 0, 3, 900));
    }

    private Bench bench(ConsumerStopped.Meanwhile seen) {
        return FakeBench.without(claim()).seeing(C17BrokerBetween.stopped(Size.FULL), seen);
    }
}
