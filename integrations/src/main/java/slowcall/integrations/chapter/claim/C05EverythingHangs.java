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

/** Little's law: N threads that are held for D each serve N/D. Offered more, they make everything that needs one of them wait, also what never calls the service. */
@AutoService(Claim.class)
public final class C05EverythingHangs implements Claim {
    private static final double TOLERANCE = .1;

    /** What else these threads do, three quarters of it all: so the median is its. */
    private static final int UNRELATED_MILLIS = 1;

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
        return Budget.ofCells(Pools.overloaded(), shared(size, false), shared(size, true));
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
                        + " \"timeout\": \"30s\"}",
                overloaded ? 620 : 155,
                size.choose("100ms", "1s"),
                size.choose("800ms", "8s"),
                UNRELATED_MILLIS,
                Pools.DELAY_MILLIS);
    }

    @Override
    public Finding examine(Bench bench) {
        double knee = Pools.KNEE_RPS;
        Sample served = bench.trials().sample(Pools.overloaded(), "throughput_rps");
        Sample calm = bench.trials().sample(shared(bench.size(), false), "completed_p50_ms");
        Sample overloaded = bench.trials().sample(shared(bench.size(), true), "completed_p50_ms");
        return Finding.of(
                Expectation.of(
                        "served at one and a half times N/D, which is " + Math.round(knee) + "/s",
                        "/s",
                        served,
                        Range.around(knee, TOLERANCE * knee)),
                Expectation.of(
                        "median of an operation that never calls the service, on the same threads at half of what they bear",
                        "ms",
                        calm,
                        Range.atMost(Pools.DELAY_MILLIS / 2.0)),
                Expectation.of(
                        "the same at twice what they bear", "ms", overloaded, Range.atLeast(Pools.DELAY_MILLIS)));
    }
}
