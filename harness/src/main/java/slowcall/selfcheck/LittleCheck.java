package slowcall.selfcheck;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import slowcall.load.Schedule;
import slowcall.measure.LatencyRecorder;
import slowcall.plan.Arrivals;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategies;

/**
 * Little's law: the requests in flight, on average over time, are the arrivals per second times the mean latency. The first is
 * looked at by a thread of its own every millisecond, and counts what the schedule has due and the recorder has not seen ended; the
 * second is the recorder's.
 */
final class LittleCheck implements SelfCheck {
    private static final Arrivals ARRIVALS = new Arrivals.Poisson(1000);
    private static final Duration LENGTH = Duration.ofSeconds(11);
    private static final String SOURCE = "λW (Little 1961)";
    private static final long LOOK_NANOS = 1_000_000;

    @Override
    public String name() {
        return "little";
    }

    @Override
    public String description() {
        return "requests in flight against rate × latency, virtual-threads, Poisson 1000/s, service of 20 ms";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws InterruptedException {
        stage.progress().accept("11,000 requests");
        Schedule schedule = Offered.schedule(ARRIVALS, 20, LENGTH, 5);
        var service = ExactService.fixed(schedule.size(), QueueCheck.SERVICE_NANOS);
        Looker looker = new Looker(schedule);
        Offered offered = Offered.run(
                schedule,
                ARRIVALS,
                Duration.ofSeconds(30),
                service,
                points -> Strategies.named("virtual-threads").open(points, Settings.Schema.NONE.defaults()),
                0,
                looker);
        looker.join();
        return judge(
                schedule.size(),
                offered.seconds(),
                offered.meanMillis("completed"),
                looker.integral / offered.seconds(),
                looker.ownErrorPercent);
    }

    /**
     * Judges.
     *
     * @param seconds from the schedule's start until the last request's end
     * @param meanMillis the mean latency
     * @param inFlight the mean number in flight, as looked at from outside
     * @param ownErrorPercent how far the recorder says its own integral is from its latencies, as each trial's row has it
     */
    static List<Answer> judge(
            int requests, double seconds, double meanMillis, double inFlight, double ownErrorPercent) {
        double predicted = requests / seconds * meanMillis / 1000;
        return List.of(
                Answer.within(0.01, "requests in flight, mean", predicted, inFlight, SOURCE),
                Answer.between(0, 1, "the recorder's own integral is off by (%)", 0, ownErrorPercent, SOURCE));
    }

    /** Integrates over time, from the schedule's start until all its requests have ended, by the trapezoidal rule. */
    private static final class Looker implements Offered.Watcher {
        private final Schedule schedule;
        private volatile Thread thread = Thread.currentThread();
        /** In requests × seconds; to be read, as what follows, once the thread has ended. */
        private double integral;

        private double ownErrorPercent = Double.NaN;

        Looker(Schedule schedule) {
            this.schedule = schedule;
        }

        @Override
        public void starting(LatencyRecorder recorder, long startNanos) {
            thread = Thread.ofPlatform().daemon().name("looker").start(() -> look(recorder, startNanos));
        }

        private void look(LatencyRecorder recorder, long startNanos) {
            long before = startNanos;
            double had = 0;
            long giveUp = startNanos + LENGTH.plusSeconds(40).toNanos();
            while (recorder.ended() < schedule.size() && before < giveUp) {
                LockSupport.parkNanos(LOOK_NANOS);
                long ended = recorder.ended();
                long now = System.nanoTime();
                if (now > startNanos) {
                    double has = schedule.dueBy(now - startNanos) - (double) ended;
                    integral += (had + has) / 2 * (now - before) / 1e9;
                    had = has;
                    before = now;
                }
            }
            ownErrorPercent = recorder.littleErrorPercent().orElse(Double.NaN);
        }

        void join() throws InterruptedException {
            thread.join();
        }
    }
}
