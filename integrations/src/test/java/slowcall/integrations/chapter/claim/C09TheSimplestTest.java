package slowcall.integrations.chapter.claim;

import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.experiment.CodeOfWays;
import slowcall.integrations.chapter.experiment.CodeOfWays.Taken;

class C09TheSimplestTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C09TheSimplest();
    }

    @Override
    protected Bench confirming() {
        return bench(100, 400);
    }

    @Override
    protected Bench refuting() {
        return bench(500, 400);
    }

    private Bench bench(int lines, int linesOfOthers) {
        return FakeBench.without(claim())
                .seeing(
                        new CodeOfWays(),
                        List.of(
                                new Taken("way-spring-async", 2 * lines, 3, 0),
                                new Taken("way-virtual", lines, 0, 0),
                                new Taken("way-kafka", linesOfOthers, 1, 2)));
    }
}
