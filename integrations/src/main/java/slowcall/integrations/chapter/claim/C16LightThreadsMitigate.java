package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Trials;

/** What 14 and 15 count, with fewer threads or lighter ones; and where the load goes that no longer waits here. */
@AutoService(Claim.class)
public final class C16LightThreadsMitigate implements Claim {
    /** Less by a fifth at least: a thousandth is no mitigation. */
    private static final double MOST = .8;

    @Override
    public int number() {
        return 16;
    }

    @Override
    public String says() {
        return "A pool, or lightweight threads, mitigate both";
    }

    @Override
    public String term() {
        return "스레드 풀, 가상 스레드, 경량 스레드";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(Blocked.cells(Blocked.PLATFORM, size))
                .and(Budget.ofCells(Blocked.cells(Blocked.VIRTUAL, size)))
                .and(Budget.ofCells(
                        Crowded.hundred(Crowded.PLATFORM, size),
                        Crowded.hundred(Crowded.pool(size), size),
                        Crowded.hundred(Crowded.VIRTUAL, size),
                        Crowded.hundred(Crowded.limited(size), size),
                        Crowded.pinned(size),
                        Pools.overloaded(size),
                        Pools.unlimited(size),
                        Pools.limited(size)));
    }

    @Override
    public Finding examine(Bench bench) {
        Trials trials = bench.trials();
        Size size = bench.size();
        int bound = Crowded.bound(size);
        return Finding.of(
                        Expectation.of(
                                "memory of a task that waits on a virtual thread, times that on a platform one",
                                "",
                                Blocked.ratio(
                                        trials,
                                        Blocked.cells(Blocked.PLATFORM, size),
                                        Blocked.cells(Blocked.VIRTUAL, size)),
                                Range.atMost(MOST)),
                        switches(trials, size, "in a pool of " + bound, Crowded.pool(size)),
                        switches(trials, size, "on a virtual thread", Crowded.VIRTUAL),
                        switches(
                                trials,
                                size,
                                "on a virtual thread behind a semaphore of " + bound,
                                Crowded.limited(size)))
                .with(
                        calls(trials, "a pool of 20", Pools.overloaded(size)),
                        calls(trials, "virtual threads", Pools.unlimited(size)),
                        calls(trials, "virtual threads behind a semaphore of 20", Pools.limited(size)),
                        trials.sample(Crowded.pinned(size), "throughput_rps")
                                .figure("served by virtual threads that pin two carriers for 20 ms each, of 200", "/s"),
                        trials.sample(Crowded.pinned(size), "vt_pinned_count").figure("pins", ""))
                .remarking(
                        "Both bounds are below what would wait at once, so that they bind. A pool has the memory of its threads,"
                                + " however many tasks wait. What no longer waits here waits at the service, unless something"
                                + " bounds it. Goroutines are not of the"
                                + " JVM, and out of scope.");
    }

    private static Expectation switches(Trials trials, Size size, String where, String strategy) {
        return Expectation.of(
                "context switches of a task " + where + ", times those on a thread of its own",
                "",
                trials.ratio(
                        Crowded.hundred(Crowded.PLATFORM, size), Crowded.hundred(strategy, size), Crowded.SWITCHES),
                Range.atMost(MOST));
    }

    private static Figure calls(Trials trials, String who, CellText cell) {
        return trials.sample(cell, "service_in_flight_max").figure("calls at the service at once, of " + who, "");
    }
}
