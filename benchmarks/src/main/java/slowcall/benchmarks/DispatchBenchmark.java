package slowcall.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import slowcall.measure.Counts;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.MeasuredRequest;
import slowcall.measure.TimedPointsService;
import slowcall.plan.RequestShape;
import slowcall.strategy.Strategy;

/**
 * From submit to completed with nothing in between: a task that does nothing, through each strategy. A batch is submitted and
 * then waited for; an operation is one of its tasks.
 *
 * <p>{@link #bare} is what the strategy is made of, without Slowcall. {@link #harness} is the strategy's own session, its
 * service a null service, every request recorded as in a trial. Their difference is what measuring costs a request; the goal
 * is at most 2 µs and 500 B.
 *
 * <p>The naive version submits without waiting: on a pool it measures how fast a queue grows. Or it submits one task, waits,
 * and submits the next, and measures waking a thread instead of handing over ({@link HandoffBenchmark} does that on purpose).
 * A batch has both ends in the clock and amortises the last wake-up. It is a closed loop that keeps the threads busy, so this
 * is a cost, not a latency.
 *
 * <p>{@code java -cp cli/target/slowcall.jar org.openjdk.jmh.Main DispatchBenchmark -prof gc}
 */
public class DispatchBenchmark extends BenchmarkDefaults {
    static final int BATCH = 1000;
    static final int POOL_SIZE = 4;

    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** The mechanism without Slowcall. */
    @State(Scope.Benchmark)
    public static class Bare {
        @Param({
            "sync",
            "thread-per-request",
            "fixed-pool",
            "completable-future",
            "completable-future-default",
            "async-client",
            "virtual-threads",
            "virtual-threads-limited"
        })
        public String strategy = "";

        @SuppressWarnings("NullAway.Init") // by start()
        private BareMechanism mechanism;

        @SuppressWarnings("NullAway.Init") // by start()
        private Countdown countdown;

        @Setup
        public void start() {
            countdown = new Countdown();
            mechanism = BareMechanism.of(strategy);
        }

        @TearDown
        public void end() {
            mechanism.close();
        }
    }

    /** The strategy in the harness. */
    @State(Scope.Benchmark)
    public static class Harness {
        private static final int[] DELAYS_MILLIS = {0};

        @Param({
            "sync",
            "thread-per-request",
            "fixed-pool",
            "completable-future",
            "completable-future-default",
            "async-client",
            "virtual-threads",
            "virtual-threads-limited"
        })
        public String strategy = "";

        @SuppressWarnings("NullAway.Init") // by start()
        private Countdown countdown;

        @SuppressWarnings("NullAway.Init") // by start()
        private LatencyRecorder recorder;

        @SuppressWarnings("NullAway.Init") // by start()
        private Strategy.Session session;

        private long id;

        @Setup
        public void start() {
            countdown = new Countdown();
            recorder =
                    new LatencyRecorder(new RequestShape.Single(), TIMEOUT_NANOS, BATCH, nowNanos -> countdown.end());
            TimedPointsService service = new TimedPointsService(new NullService());
            service.recordTo(recorder);
            session = SmallSettings.open(strategy, service, POOL_SIZE);
        }

        private void request(int index) {
            long now = System.nanoTime();
            MeasuredRequest request = recorder.offer(index, id++, now, now, DELAYS_MILLIS);
            session.submit(request, request);
            recorder.handedOver(request, now, System.nanoTime());
        }

        @TearDown
        public void end() {
            session.close();
            Counts counts = recorder.counts();
            if (counts.errors() + counts.timeouts() + counts.rejected() + counts.defects() > 0) {
                throw new IllegalStateException("requests failed: " + counts);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void bare(Bare bare) throws InterruptedException {
        Countdown countdown = bare.countdown;
        Runnable task = countdown::end;
        countdown.begin(BATCH);
        for (int i = 0; i < BATCH; i++) {
            bare.mechanism.submit(task);
        }
        countdown.await();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void harness(Harness harness) throws InterruptedException {
        harness.countdown.begin(BATCH);
        for (int i = 0; i < BATCH; i++) {
            harness.request(i);
        }
        harness.countdown.await();
    }
}
