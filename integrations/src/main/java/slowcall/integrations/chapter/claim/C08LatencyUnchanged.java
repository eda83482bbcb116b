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

/**
 * The partner takes seconds, or fails every call. Who only hands over does not notice, as long as there is room to hand over to: a thread
 * for each call, or a queue without a bound. With a bound logins must be refused, of which the chapter says nothing.
 */
@AutoService(Claim.class)
public final class C08LatencyUnchanged implements Claim {
    private static final String ACCEPTED = "accepted_p99_ms";
    private static final double TOLERANCE = .05;

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

        /** Nearly all the time: it has to end before the schedule does. */
        private String outage(Size size) {
            String length = size.choose("400ms", "21s");
            return this == FAILING
                    ? ", \"outage\": {\"after\": \"100ms\", \"for\": \"" + length + "\", \"mode\": \"fail\"}"
                    : "";
        }
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(
                threads(size, Partner.CALM),
                threads(size, Partner.SLOW),
                threads(size, Partner.FAILING),
                queue(size, Partner.CALM),
                queue(size, Partner.SLOW),
                bounded(size));
    }

    /** What the others are held against; in a smoke test it is the table's. */
    private static CellText calm(Size size, String way, CellText own) {
        return size.choose(AllWays.cell(way, size), own);
    }

    /** A thread of its own for each call: there is always room. A slow partner takes ten seconds; in a smoke test one. */
    static CellText threads(Size size, Partner partner) {
        CellText own = cell(size, "\"way-virtual\"", partner, size.choose("1s", "10s"), enoughForAQuantile(size));
        return partner == Partner.CALM ? calm(size, "way-virtual", own) : own;
    }

    /**
     * Five hundred threads, and a queue without a bound. They bear half of what is offered where a call takes two seconds, so that the
     * queue is as long as what was served, and empty soon after.
     */
    static CellText queue(Size size, Partner partner) {
        CellText own = cell(
                size,
                size.choose("\"way-pool\"", "{\"name\": \"way-pool\", \"settings\": {\"pool_size\": 500}}"),
                partner,
                size.choose("1s", "2s"),
                enoughForAQuantile(size));
        return partner == Partner.CALM ? calm(size, "way-pool", own) : own;
    }

    /** Fifty threads and a hundred places to wait for one, and a slow partner: more is refused, and the login with it. */
    static CellText bounded(Size size) {
        return cell(
                size,
                "{\"name\": \"way-pool\", \"settings\": {\"pool_size\": 50, \"queue_bound\": 100}}",
                Partner.SLOW,
                size.choose("1s", "10s"),
                size.choose("1s", "10s"));
    }

    /** Ten thousand logins and more: so many have a 99th percentile. */
    private static String enoughForAQuantile(Size size) {
        return size.choose("1s", "22s");
    }

    private static CellText cell(Size size, String strategy, Partner partner, String slow, String measure) {
        return CellText.of(
                "{\"strategy\": %s, \"awaits\": \"handoff\", \"arrivals\": {\"poisson\": %d}, \"delay\": \"%s\","
                        + " \"measure\": \"%s\", \"timeout\": \"30s\"%s}",
                strategy,
                size.choose(250, 500),
                partner == Partner.SLOW ? slow : size.choose("50ms", "20ms"),
                measure,
                partner.outage(size));
    }

    @Override
    public Finding examine(Bench bench) {
        Size size = bench.size();
        Trials trials = bench.trials();
        return Finding.of(
                        change(
                                trials,
                                "with a thread for each call and a slow partner",
                                threads(size, Partner.CALM),
                                threads(size, Partner.SLOW)),
                        change(
                                trials,
                                "with a thread for each call, all of which fail",
                                threads(size, Partner.CALM),
                                threads(size, Partner.FAILING)),
                        change(
                                trials,
                                "with a queue without a bound and a slow partner",
                                queue(size, Partner.CALM),
                                queue(size, Partner.SLOW)),
                        Expectation.of(
                                "logins that are refused where there is room for 150 calls only",
                                "%",
                                refused(trials, bounded(size)),
                                Range.atLeast(100 * TOLERANCE)))
                .with(
                        memory(trials, "with a thread for each call, calm", threads(size, Partner.CALM)),
                        memory(trials, "the same with a slow partner", threads(size, Partner.SLOW)),
                        memory(trials, "with a queue, calm", queue(size, Partner.CALM)),
                        memory(trials, "the same with a slow partner, behind a queue", queue(size, Partner.SLOW)))
                .remarking(
                        "It holds as long as there is room for what waits, which is memory; where room is bounded the logins"
                                + " that find none are refused. Memory is what the process has in use, its heap as far as it has"
                                + " grown.");
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
