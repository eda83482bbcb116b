package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Reading;
import slowcall.integrations.chapter.Sample;
import slowcall.integrations.chapter.Size;

/**
 * Little's law: N threads that are held for D each serve N/D, and no more. Offered more, they make everything that needs one of them
 * wait, also what takes next to no time itself.
 */
@AutoService(Claim.class)
public final class C05EverythingHangs implements Claim {
    private static final double TOLERANCE = .1;

    /** What else these threads do, three quarters of it all: calls that are answered at once. */
    private static final int UNRELATED_MILLIS = 1;

    /** Nobody waits who finds a thread: what is left is the hand-over's. */
    private static final double NO_WAIT_MILLIS = 2;

    /** Until a task gets a thread, whatever it is: the first that came is the first served, a call of 1 ms like one of 100. */
    private static final String WAIT = "queue_wait_p50_ms";

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String says() {
        return "When the service is slow, everything that shares its threads hangs";
    }

    @Override
    public String term() {
        return "먹통";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(Pools.nearlyFull(size), Pools.overloaded(size), shared(size, false), shared(size, true));
    }

    /**
     * Eight threads, for one call of {@value Pools#DELAY_MILLIS} ms in four requests; the others have little to do. They bear 310 requests
     * per second.
     *
     * @param overloaded whether twice as many come for a while, or half as many
     */
    static CellText shared(Size size, boolean overloaded) {
        return CellText.of(
                "{\"strategy\": {\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": 8}},"
                        + " \"arrivals\": {\"step\": {\"base\": 100, \"peak\": %d, \"after\": \"%s\", \"for\": \"%s\"}},"
                        + " \"delay\": {\"bimodal\": {\"fast\": \"%dms\", \"slow\": \"%dms\", \"slow-share\": 0.25}},"
                        + " \"timeout\": \"30s\", \"warmup\": \"%s\"}",
                overloaded ? 620 : 155,
                size.choose("100ms", "1s"),
                size.choose("400ms", "8s"),
                UNRELATED_MILLIS,
                Pools.DELAY_MILLIS,
                size.choose("200ms", "3s"));
    }

    @Override
    public Finding examine(Bench bench) {
        Size size = bench.size();
        double knee = Pools.KNEE_RPS;
        Sample nearly = bench.trials()
                .sample(
                        List.of(
                                new Reading(Pools.nearlyFull(size), "throughput_rps"),
                                new Reading(Pools.nearlyFull(size), "offered_rps")),
                        rates -> rates[0] / rates[1]);
        Sample served = bench.trials().sample(Pools.overloaded(size), "throughput_rps");
        Sample calm = bench.trials().sample(shared(size, false), WAIT);
        Sample overloaded = bench.trials().sample(shared(size, true), WAIT);
        return Finding.of(
                Expectation.of(
                        "served of what is offered at nine tenths of N/D", "", nearly, Range.around(1, TOLERANCE)),
                Expectation.of(
                        "served at one and a half times N/D, which is " + Math.round(knee) + "/s",
                        "/s",
                        served,
                        Range.around(knee, TOLERANCE * knee)),
                Expectation.of(
                        "median wait for a thread of any call, also one of " + UNRELATED_MILLIS
                                + " ms, at half of what the threads bear",
                        "ms",
                        calm,
                        Range.atMost(NO_WAIT_MILLIS)),
                Expectation.of(
                        "the same at twice what they bear, for which a slow call is the least",
                        "ms",
                        overloaded,
                        Range.atLeast(Pools.DELAY_MILLIS)));
    }
}
