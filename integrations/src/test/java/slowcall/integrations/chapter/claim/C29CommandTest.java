package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Commands;

class C29CommandTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C29Command();
    }

    @Override
    protected Bench confirming() {
        return bench(1, 0);
    }

    @Override
    protected Bench refuting() {
        return bench(0, 1000);
    }

    private Bench bench(int unheard, int notOnce) {
        return FakeBench.without(claim())
                .seeing(C29Command.commands(Size.FULL), new Commands.CarriedOut(unheard, 0, 1000, notOnce, 40));
    }
}
