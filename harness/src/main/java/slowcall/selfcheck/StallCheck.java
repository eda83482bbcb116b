package slowcall.selfcheck;

import java.time.Duration;
import java.util.List;
import slowcall.load.Schedule;
import slowcall.plan.Arrivals;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategies;

/**
 * Coordinated omission: a service of 1 ms stalls for the middle half of the schedule, then answers everybody at once. Of requests
 * that were due all the time one half waits for up to the stall's length, so the quantile q of the latency is (2q - 1) times that. A
 * closed loop with one caller sends nothing during the stall, sees one slow request, and reports that 99 % take a millisecond.
 */
final class StallCheck implements SelfCheck {
    private static final double TOLERANCE = 0.02;
    private static final long SERVICE_NANOS = 1_000_000;
    private static final String SOURCE = "uniform on the stall: (2q - 1) × its length (Tene 2013)";

    @Override
    public String name() {
        return "stall";
    }

    @Override
    public String description() {
        return "coordinated omission: 100/s at 1 ms, the service stalls for half of the time";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws InterruptedException {
        Duration length = scale.stallSchedule();
        stage.progress().accept("open loop, the answer that is right");
        Offered open = offer(new Arrivals.Constant(100), length, "virtual-threads");
        stage.progress().accept("closed loop, the answer that is wrong");
        Offered closed = offer(new Arrivals.Closed(1), length, "sync");
        return judge(
                length.toMillis() / 2.0,
                open.millis("completed", .75),
                open.millis("completed", .9),
                open.millis("completed", .99),
                open.millis("completed", 1),
                closed.millis("completed", .99));
    }

    private static Offered offer(Arrivals arrivals, Duration length, String strategy) throws InterruptedException {
        Schedule schedule = Offered.schedule(arrivals, 1, length, 1);
        var service = ExactService.fixed(schedule.size(), SERVICE_NANOS);
        long quarter = length.toNanos() / 4;
        return Offered.run(
                schedule,
                arrivals,
                length.multipliedBy(2),
                service,
                points -> {
                    var chosen = Strategies.named(strategy);
                    Settings defaults = chosen.settings().defaults();
                    return chosen.open(points, defaults);
                },
                0,
                (recorder, start) -> service.stall(start + quarter, start + 3 * quarter));
    }

    /** Judges latencies in milliseconds. */
    static List<Answer> judge(double stall, double p75, double p90, double p99, double max, double closedP99) {
        return List.of(
                Answer.within(TOLERANCE, "75th percentile of the latency (ms)", stall * 0.5, p75, SOURCE),
                Answer.within(TOLERANCE, "90th percentile (ms)", stall * 0.8, p90, SOURCE),
                Answer.within(TOLERANCE, "99th percentile (ms)", stall * 0.98, p99, SOURCE),
                Answer.within(TOLERANCE, "longest (ms)", stall, max, SOURCE),
                Answer.between(
                        1,
                        stall / 200,
                        "closed loop's 99th percentile (ms): the WRONG answer, as a control",
                        1,
                        closedP99,
                        "one caller sends nothing while it waits"));
    }
}
