package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.RepeatedCalls;

/** The same call five times at once: the service is afterwards as after one. */
@AutoService(Claim.class)
public final class C27IdempotentApi implements Claim {
    @Override
    public int number() {
        return 27;
    }

    @Override
    public String says() {
        return "An idempotent API may be called again at will";
    }

    @Override
    public String term() {
        return "멱등성";
    }

    private static final int TIMES = 5;

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(calls(size));
    }

    static RepeatedCalls calls(Size size) {
        return new RepeatedCalls(size.choose(20, 500), TIMES);
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        RepeatedCalls.Granted granted = bench.observe(calls(bench.size()));
        return Finding.of(
                        Expectation.counted(
                                "logins whose points are not as after one call",
                                "",
                                granted.changed(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "grants for each login by idempotent calls",
                                "",
                                (double) granted.once() / granted.logins(),
                                Range.exactly(1)),
                        Expectation.counted(
                                "the same by calls that are not",
                                "",
                                (double) granted.eachTime() / granted.logins(),
                                Range.exactly(TIMES)))
                .with(Figure.counted("calls, both together", "", granted.calls()));
    }
}
