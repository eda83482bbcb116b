package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.Fault;
import slowcall.integrations.chapter.experiment.LoginsDuring;

/** The partner refuses, resets, or does not answer: who awaits it fails with it, who does not gets in. */
@AutoService(Claim.class)
public final class C03FailureFailsTheFeature implements Claim {
    private static final double LEAST_OF_DETACHED = 99;
    private static final double MOST_OF_AWAITED = 1;

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String says() {
        return "A failure of the external service fails the whole feature that awaits it";
    }

    @Override
    public String term() {
        return "포인트 지급 실패 시 로그인 실패";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(awaited(size), detached(size));
    }

    static LoginsDuring awaited(Size size) {
        return new LoginsDuring("way-sync", logins(size));
    }

    static LoginsDuring detached(Size size) {
        return new LoginsDuring("way-virtual", logins(size));
    }

    private static int logins(Size size) {
        return size.choose(100, 1000);
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Map<Fault, LoginsDuring.Success> awaited = bench.observe(awaited(bench.size()));
        Map<Fault, LoginsDuring.Success> detached = bench.observe(detached(bench.size()));
        List<Expectation> expectations = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            expectations.add(rate("await a service that ", fault, awaited, Range.atMost(MOST_OF_AWAITED)));
            expectations.add(rate("do not await a service that ", fault, detached, Range.atLeast(LEAST_OF_DETACHED)));
        }
        return Finding.of(expectations)
                .remarking("Who did not await it has got in; whether he has got his points is another question.");
    }

    private static Expectation rate(String who, Fault fault, Map<Fault, LoginsDuring.Success> successes, Range range) {
        LoginsDuring.Success success = successes.get(fault);
        double percent = success == null ? Double.NaN : success.percent();
        return Expectation.counted("logins that get in where they " + who + fault, "%", percent, range);
    }
}
