package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Sample;
import slowcall.integrations.chapter.Size;

/** The sweep of delays, delay by delay: the user waits for what he waited for without one, and for the delay. */
@AutoService(Claim.class)
public final class C04ResponseTimeGrows implements Claim {
    @Override
    public int number() {
        return 4;
    }

    @Override
    public String says() {
        return "The response time grows by what the service takes";
    }

    @Override
    public String term() {
        return "응답 시간 증가";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(Logins.sync(size));
    }

    @Override
    public Finding examine(Bench bench) {
        List<Expectation> expectations = Logins.realDelays(bench.size()).stream()
                .map(delay -> growth(bench, delay))
                .toList();
        return Finding.of(expectations)
                .with(bench.trials().sample(Logins.sync(0), Logins.USER_WAITS).figure("wait without a delay", "ms"));
    }

    private static Expectation growth(Bench bench, int delay) {
        Sample growth = bench.trials().difference(Logins.sync(0), Logins.sync(delay), Logins.USER_WAITS);
        return Expectation.of(
                "longer wait with a delay of " + delay + " ms",
                "ms",
                growth,
                Range.around(delay, Tolerance.ofDelay(delay)));
    }
}
