package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Reading;
import slowcall.integrations.chapter.Sample;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Trials;

/** The partner takes ten seconds, or fails every call; in a smoke test one second. Who only hands over does not notice, as long as there is room to hand over to: the bound of a queue is where it must show. */
@AutoService(Claim.class)
public final class C08LatencyUnchanged implements Claim {
    private static final String ACCEPTED = "accepted_p99_ms";
    private static final double TOLERANCE = .05;
    private static final int RATE = 500;

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String says() {
        return "Trouble at the partner leaves the latency of the main service unchanged";
    }

    @Override
    public String term() {
        return "메인 서비스의 응답 시간은 증가하지 않음";
    }

    /** What the partner does. */
    enum Partner {
        CALM,
        SLOW,
        FAILING;

        private String delay(Size size) {
            return this == SLOW ? size.choose("1s", "10s") : "20ms";
        }

        /** Nearly all the time: it has to end before the schedule does. */
        private String outage(Size size) {
            String length = size.choose("800ms", "21s");
            return this == FAILING
                    ? ", \"outage\": {\"after\": \"100ms\", \"for\": \"" + length + "\", \"mode\": \"fail\"}"
                    : "";
        }
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(
                unbounded(size, Partner.CALM),
                unbounded(size, Partner.SLOW),
                unbounded(size, Partner.FAILING),
                bounded(size, Partner.CALM),
                bounded(size, Partner.SLOW));
    }

    /** A thread of its own for each call: there is always room. */
    static CellText unbounded(Size size, Partner partner) {
        return cell(size, "\"way-virtual\"", partner);
    }

    /** Fifty threads and a hundred places to wait for one: more is refused, and the login with it. */
    static CellText bounded(Size size, Partner partner) {
        return cell(size, "{\"name\": \"way-pool\", \"settings\": {\"pool_size\": 50, \"queue_bound\": 100}}", partner);
    }

    /** Ten thousand logins and more: so many have a 99th percentile. */
    private static CellText cell(Size size, String strategy, Partner partner) {
        return CellText.of(
                "{\"strategy\": %s, \"awaits\": \"handoff\", \"arrivals\": {\"poisson\": %d}, \"delay\": \"%s\","
                        + " \"measure\": \"%s\", \"timeout\": \"30s\"%s}",
                strategy, RATE, partner.delay(size), size.choose("1s", "22s"), partner.outage(size));
    }

    @Override
    public Finding examine(Bench bench) {
        Size size = bench.size();
        Trials trials = bench.trials();
        return Finding.of(
                        change(
                                trials,
                                "with room for all calls and a slow partner",
                                unbounded(size, Partner.CALM),
                                unbounded(size, Partner.SLOW)),
                        change(
                                trials,
                                "with room for all calls, each of which fails",
                                unbounded(size, Partner.CALM),
                                unbounded(size, Partner.FAILING)),
                        change(
                                trials,
                                "with room for 150 calls and a slow partner",
                                bounded(size, Partner.CALM),
                                bounded(size, Partner.SLOW)),
                        Expectation.of(
                                "logins that are refused for want of room",
                                "%",
                                refused(trials, bounded(size, Partner.SLOW)),
                                Range.atMost(100 * TOLERANCE)))
                .with(
                        memory(trials, "calm", unbounded(size, Partner.CALM)),
                        memory(trials, "with a slow partner", unbounded(size, Partner.SLOW)))
                .remarking(
                        "A queue that is bounded refuses logins when it is full, one that is not takes memory: somewhere the"
                                + " partner's trouble must show.");
    }

    private static Expectation change(Trials trials, String when, CellText calm, CellText trouble) {
        Sample ratio = trials.ratio(calm, trouble, ACCEPTED);
        return Expectation.of(
                "p99 of accepted " + when + ", times that of calm", "", ratio, Range.atMost(1 + TOLERANCE));
    }

    private static Sample refused(Trials trials, CellText cell) {
        return trials.sample(
                List.of(new Reading(cell, "rejected"), new Reading(cell, "offered")),
                counts -> 100 * counts[0] / counts[1]);
    }

    private static Figure memory(Trials trials, String when, CellText cell) {
        return trials.sample(cell, "front_pss_mib").figure("memory of the application " + when, "MiB");
    }
}
