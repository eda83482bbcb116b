package slowcall.integrations.chapter.claim;

import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Poison;

class C34StopOnFailureTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C34StopOnFailure();
    }

    @Override
    protected Bench confirming() {
        return bench(0, 20);
    }

    @Override
    protected Bench refuting() {
        return bench(20, 0);
    }

    private Bench bench(int overtakenWhereAllWait, int overtakenWhereNoneDoes) {
        return FakeBench.without(claim())
                .seeing(
                        C34StopOnFailure.poison(Size.FULL),
                        List.of(
                                held("stop", overtakenWhereAllWait),
                                held("stop-per-key", 0),
                                held("skip", overtakenWhereNoneDoes)));
    }

    private static Poison.Held held(String rule, int overtaken) {
        return new Poison.Held(rule, List.of(50L, 150L, 250L, 350L), overtaken, overtaken, 0);
    }
}
