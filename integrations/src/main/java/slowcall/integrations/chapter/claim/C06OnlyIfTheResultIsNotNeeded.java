package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Sample;
import slowcall.integrations.chapter.Size;

/** The negative control: who detaches a call and then waits for its result has gained nothing. */
@AutoService(Claim.class)
public final class C06OnlyIfTheResultIsNotNeeded implements Claim {
    private static final String CALLERS = "{\"name\": \"sync\", \"settings\": {\"callers\": 400}}";
    private static final String DETACHED = "\"virtual-threads\"";

    @Override
    public int number() {
        return 6;
    }

    @Override
    public String says() {
        return "To detach a call gains something only if its result is not needed";
    }

    @Override
    public String term() {
        return "반드시 외부 연동 결과가 필요한 것이 아니라면";
    }

    @Override
    public Budget budget(Size size) {
        int delay = longest(size);
        return Budget.ofCells(sync(delay), awaited(delay));
    }

    private static int longest(Size size) {
        return size.delays().getLast();
    }

    /** Threads that make the call themselves. */
    static CellText sync(int delayMillis) {
        return cell(CALLERS, delayMillis);
    }

    /** Threads that have another one make it, and wait until it has. */
    static CellText awaited(int delayMillis) {
        return cell(DETACHED, delayMillis);
    }

    private static CellText cell(String strategy, int delayMillis) {
        return CellText.of(
                "{\"strategy\": %s, \"awaits\": \"result\", \"arrivals\": {\"poisson\": 250}, \"delay\": \"%dms\"}",
                strategy, delayMillis);
    }

    @Override
    public Finding examine(Bench bench) {
        int delay = longest(bench.size());
        Sample gain = bench.trials().difference(awaited(delay), sync(delay), Logins.USER_WAITS);
        return Finding.of(Expectation.of(
                "gain of who detaches and then waits, with a delay of " + delay + " ms",
                "ms",
                gain,
                Range.atMost(Tolerance.ofDelay(delay))));
    }
}
