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

/** Pair by pair, with the same arrivals and delays: what the user gains is what the service takes. */
@AutoService(Claim.class)
public final class C07FasterByTheIntegration implements Claim {
    @Override
    public int number() {
        return 7;
    }

    @Override
    public String says() {
        return "Detached, the user is answered sooner by the time that the integration takes";
    }

    @Override
    public String term() {
        return "연동 시간에 소요되는 시간만큼 더 빠르게";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(Logins.both(size));
    }

    @Override
    public Finding examine(Bench bench) {
        List<Expectation> expectations = Logins.realDelays(bench.size()).stream()
                .map(delay -> gain(bench, delay))
                .toList();
        Sample withoutDelay = bench.trials().difference(Logins.detached(0), Logins.sync(0), Logins.USER_WAITS);
        return Finding.of(expectations).with(withoutDelay.figure("gain without a delay, the call's own cost", "ms"));
    }

    private static Expectation gain(Bench bench, int delay) {
        Sample gain = bench.trials().difference(Logins.detached(delay), Logins.sync(delay), Logins.USER_WAITS);
        return Expectation.of(
                "gain with a delay of " + delay + " ms", "ms", gain, Range.around(delay, Tolerance.ofDelay(delay)));
    }
}
