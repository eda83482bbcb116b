package slowcall.selfcheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import slowcall.load.Schedule;
import slowcall.plan.Arrivals;
import slowcall.plan.Position;
import slowcall.plan.Setting;
import slowcall.strategy.Strategies;

/** A service that takes 10 % longer than it was asked to: the excess must rise by that, and the capacity of a pool fall by it. */
final class SlowdownCheck implements SelfCheck {
    private static final long SLOWER_NANOS = QueueCheck.SERVICE_NANOS * 11 / 10;
    private static final int THREADS = 8;
    private static final Arrivals CALLERS = new Arrivals.Closed(THREADS);

    @Override
    public String name() {
        return "fault-slow";
    }

    @Override
    public String description() {
        return "a service that is 10 % slower than it was asked to be";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws InterruptedException {
        Rehearsal rehearsal = Rehearsal.of(200, 20, 1500, 5000);
        double[] rises = Pairs.changes(
                scale.pairs(),
                false,
                "excess",
                stage,
                faulty -> rehearsal.offer(service(faulty), Faulty.Body.SOUND).meanMillis("excess"));
        double[] capacities = Pairs.changes(scale.pairs(), true, "capacity", stage, SlowdownCheck::capacity);
        return judge(rises, capacities);
    }

    private static ExactService service(boolean slower) {
        return ExactService.fixed(0, slower ? SLOWER_NANOS : QueueCheck.SERVICE_NANOS);
    }

    /** Requests per second of a pool whose threads are never idle. */
    private static double capacity(boolean slower) throws InterruptedException {
        Schedule schedule = Offered.schedule(CALLERS, 20, Duration.ofMillis(1500), 1);
        Offered offered = Offered.run(schedule, CALLERS, Duration.ofSeconds(5), service(slower), points -> {
            var pool = Strategies.named("fixed-pool");
            var size = new Setting(Integer.toString(THREADS), Position.NONE);
            return pool.open(points, pool.settings().read("fixed-pool", Map.of("pool_size", size)));
        });
        return offered.counts().ok() / offered.seconds();
    }

    /** Judges rises of the mean excess, in milliseconds, and ratios of the capacities. */
    static List<Answer> judge(double[] rises, double[] capacities) {
        List<Answer> answers = new ArrayList<>(
                Pairs.judge(rises, 0, 0.1, "rise of the mean excess (ms)", 2, "10 % of the service time, 20 ms"));
        answers.addAll(Pairs.judge(
                capacities, 1, 0.02, "capacity of 8 threads, slower : sound", 1 / 1.1, "threads ÷ service time"));
        return answers;
    }
}
