package slowcall.benchmarks;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs to hand something from thread to thread, as every pool does with every task.
 *
 * <p>{@link #pingPong}: two threads hand an object there and back; an operation is one such round trip. {@link #queue}: half
 * of the threads put into one {@link LinkedBlockingQueue} of 16 what the other half takes; an operation is one element passed
 * on.
 * {@link ParkBenchmark#roundTrip} is the floor: the same waiting with nothing handed over.
 *
 * <p>The naive version lets one thread put and take, so that nobody ever waits; or it measures the queue only when it is
 * never empty and never full, where a put costs an uncontended lock. In {@code pingPong} neither can go on without the
 * other. In {@code queue} both sides wait every few elements, how often is up to the scheduler: compare kinds, and do not
 * read a score as the price of a put. Both structures may spin before they park, so a score below two parks is no mistake.
 *
 * <p>{@code java -cp cli/target/slowcall.jar org.openjdk.jmh.Main HandoffBenchmark}
 */
public class HandoffBenchmark extends BenchmarkDefaults {
    static final int ROUND_TRIPS = 1000;
    static final int ELEMENTS = 6400;
    private static final int CAPACITY = 16;

    private static final Integer BALL = 1;

    /** Two threads, one of which serves. */
    @State(Scope.Benchmark)
    public static class Pair {
        @Param({"platform", "virtual"})
        public String kind = "";

        @Param({"synchronous-queue", "exchanger"})
        public String via = "";

        @SuppressWarnings("NullAway.Init") // by start()
        private Crew crew;

        @Setup
        public void start() {
            crew = new Crew(
                    kind,
                    2,
                    switch (via) {
                        case "synchronous-queue" -> throughQueues();
                        case "exchanger" -> throughExchanger();
                        default -> throw new IllegalArgumentException("via \"" + via + "\" is not known");
                    });
        }

        private static Crew.Work throughQueues() {
            var there = new SynchronousQueue<Integer>();
            var back = new SynchronousQueue<Integer>();
            return member -> {
                for (int i = 0; i < ROUND_TRIPS; i++) {
                    if (member == 0) {
                        there.put(BALL);
                        back.take();
                    } else {
                        back.put(there.take());
                    }
                }
            };
        }

        private static Crew.Work throughExchanger() {
            var exchanger = new Exchanger<Integer>();
            return member -> {
                Integer held = member;
                // One exchange is one way: twice there is there and back.
                for (int i = 0; i < 2 * ROUND_TRIPS; i++) {
                    held = exchanger.exchange(held);
                }
            };
        }

        @TearDown
        public void end() throws InterruptedException {
            crew.close();
        }
    }

    /** Producers and consumers, as many of each. */
    @State(Scope.Benchmark)
    public static class Crowd {
        @Param({"platform", "virtual"})
        public String kind = "";

        @Param({"2", "64"})
        public int threads;

        @SuppressWarnings("NullAway.Init") // by start()
        private Crew crew;

        @Setup
        public void start() {
            BlockingQueue<Integer> queue = new LinkedBlockingQueue<>(CAPACITY);
            int each = ELEMENTS / (threads / 2);
            crew = new Crew(kind, threads, member -> {
                for (int i = 0; i < each; i++) {
                    if (member % 2 == 0) {
                        queue.put(BALL);
                    } else {
                        queue.take();
                    }
                }
            });
        }

        @TearDown
        public void end() throws InterruptedException {
            crew.close();
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROUND_TRIPS)
    public void pingPong(Pair pair) throws InterruptedException {
        pair.crew.round();
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public void queue(Crowd crowd) throws InterruptedException {
        crowd.crew.round();
    }
}
