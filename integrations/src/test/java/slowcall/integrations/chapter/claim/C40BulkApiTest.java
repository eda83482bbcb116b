package slowcall.integrations.chapter.claim;

import java.util.Collections;
import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.BulkCalls;

class C40BulkApiTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C40BulkApi();
    }

    @Override
    protected Bench confirming() {
        return bench(0, 40);
    }

    @Override
    protected Bench refuting() {
        return bench(20, 2);
    }

    private Bench bench(int missing, double fileMillis) {
        return FakeBench.without(claim())
                .seeing(
                        C40BulkApi.calls(Size.FULL),
                        List.of(
                                new BulkCalls.Timed(
                                        10, missing, Collections.nCopies(10, 5.0), Collections.nCopies(10, fileMillis)),
                                new BulkCalls.Timed(1_000_000, 0, List.of(9000.0), List.of(7000.0))));
    }
}
