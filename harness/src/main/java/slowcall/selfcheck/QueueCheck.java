package slowcall.selfcheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import slowcall.load.Schedule;
import slowcall.plan.Arrivals;
import slowcall.plan.Position;
import slowcall.plan.Setting;
import slowcall.service.PointsService;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/**
 * A queue whose waiting time is known: Poisson arrivals of 280 requests/s at 8 threads or permits that each serve for 20 ms, fixed
 * (M/D/8) or exponential (M/M/8). The wait is what the recorder says a request waited for a permit, or in the pool's queue.
 */
final class QueueCheck implements SelfCheck {
    static final int SERVERS = 8;
    static final double RATE = 280;
    static final long SERVICE_NANOS = 20_000_000;

    /**
     * The first multiple of 1000 whose ten schedules, replayed in virtual time, wait within 1 % of what theory says, with fixed
     * and exponential service: otherwise chance alone moves the mean by 2.5 and 4 % (standard deviations), see ADR 17.
     */
    private static final long SEED = 21_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private final boolean exponential;

    private final String strategy;
    private final String setting;
    private final String wait;
    private final QueueJudge judge;
    /** Of the runs of a full check: the fixed pool, the same queue once more, gets by with half of them. */
    private final int shareOfRuns;

    private QueueCheck(boolean exponential, String strategy, String setting, String wait, int shareOfRuns) {
        this.exponential = exponential;
        this.strategy = strategy;
        this.setting = setting;
        this.wait = wait;
        this.shareOfRuns = shareOfRuns;
        this.judge = new QueueJudge(exponential);
    }

    static List<SelfCheck> all() {
        return List.of(
                new QueueCheck(false, "virtual-threads-limited", "permits", "permit_wait", 1),
                new QueueCheck(true, "virtual-threads-limited", "permits", "permit_wait", 1),
                new QueueCheck(false, "fixed-pool", "pool_size", "queue_wait", 2));
    }

    @Override
    public String name() {
        return (exponential ? "m-m-8" : "m-d-8") + (strategy.equals("fixed-pool") ? "-pool" : "");
    }

    @Override
    public String description() {
        return "waits before " + strategy + " " + SERVERS + ", Poisson 280/s, "
                + (exponential ? "exponential service of mean 20 ms" : "service of 20 ms");
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws InterruptedException {
        int runs = (scale.queueRuns() + shareOfRuns - 1) / shareOfRuns;
        offer(WARM_UP, 0);
        List<QueueRun> measured = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            stage.progress().accept("run " + run + " of " + runs);
            measured.add(offer(scale.queueRun(), run));
        }
        return judge.judge(measured, scale == Scale.FULL && shareOfRuns == 1);
    }

    private QueueRun offer(Duration length, long run) throws InterruptedException {
        Schedule schedule = schedule(length, run);
        long[] services = services(schedule.size(), run);
        var service = new ExactService(schedule.size(), id -> services[(int) id]);
        Offered offered = Offered.run(schedule, new Arrivals.Poisson(RATE), TIMEOUT, service, this::open);
        long[] arrivals = new long[schedule.size()];
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = schedule.offsetNanos(i);
        }
        return new QueueRun(arrivals, service.took(), offered.histogram(wait));
    }

    private Strategy.Session open(PointsService service) {
        Strategy chosen = Strategies.named(strategy);
        var eight = new Setting(Integer.toString(SERVERS), Position.NONE);
        Settings settings = chosen.settings().read(strategy, Map.of(setting, eight));
        return chosen.open(service, settings);
    }

    /** The arrivals of a run: the same in every self-check. */
    Schedule schedule(Duration length, long run) {
        return Offered.schedule(new Arrivals.Poisson(RATE), 20, length, seed(run));
    }

    /** What each request of a run takes, in nanoseconds. */
    long[] services(int requests, long run) {
        SplittableRandom random = new SplittableRandom(~seed(run));
        long[] services = new long[requests];
        for (int i = 0; i < requests; i++) {
            services[i] = exponential ? (long) (-Math.log1p(-random.nextDouble()) * SERVICE_NANOS) : SERVICE_NANOS;
        }
        return services;
    }

    private static long seed(long run) {
        return SEED + run;
    }
}
