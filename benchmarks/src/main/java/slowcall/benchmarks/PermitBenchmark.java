package slowcall.benchmarks;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a limit costs: acquiring and releasing a permit of a {@link Semaphore} that others want too, as every task of
 * {@code virtual-threads-limited} does.
 *
 * <p>An operation is acquire, a little work, release. {@code permits} names how many permits there are for how many threads.
 *
 * <p>The naive version has one thread, or as many permits as threads, and measures two compare-and-sets that never fail. Or
 * it has many threads with so little to do that each is done before the next has woken up: here the permits appear when
 * everyone is queueing for them. And it stops at the unfair semaphore, where the thread that has just released a permit takes
 * it again before the one it woke up gets there: fast, because the others are not served. The fair one hands the permit over,
 * a switch of threads each time (but for two threads, of which the waiting one need not sleep, since the work is so short).
 * Neither says anything about how long a slow call makes the next one wait.
 *
 * <p>{@code java -cp cli/target/slowcall.jar org.openjdk.jmh.Main PermitBenchmark}
 */
public class PermitBenchmark extends BenchmarkDefaults {
    static final int ACQUIRES = 3200;
    /** About 50 ns of work while a permit is held. */
    private static final int WORK = 20;

    /** Threads that share a semaphore. */
    @State(Scope.Benchmark)
    public static class Crowd {
        @Param({"platform", "virtual"})
        public String kind = "";

        @Param({"1-of-2", "1-of-64", "32-of-64"})
        public String permits = "";

        @Param({"false", "true"})
        public boolean fair;

        @SuppressWarnings("NullAway.Init") // by start()
        private Crew crew;

        @Setup
        public void start() {
            String[] permitsAndThreads = permits.split("-of-", 2);
            int count = Integer.parseInt(permitsAndThreads[0]);
            int threads = Integer.parseInt(permitsAndThreads[1]);
            // No permits between rounds: they come when everyone is there.
            var semaphore = new Semaphore(0, fair);
            var arrived = new AtomicInteger();
            var left = new AtomicInteger();
            int each = ACQUIRES / threads;
            crew = new Crew(kind, threads, member -> {
                if (arrived.incrementAndGet() == threads) {
                    arrived.set(0);
                    semaphore.release(count);
                }
                for (int i = 0; i < each; i++) {
                    semaphore.acquire();
                    try {
                        Blackhole.consumeCPU(WORK);
                    } finally {
                        semaphore.release();
                    }
                }
                if (left.incrementAndGet() == threads) {
                    left.set(0);
                    semaphore.acquire(count);
                }
            });
        }

        @TearDown
        public void end() throws InterruptedException {
            crew.close();
        }
    }

    @Benchmark
    @OperationsPerInvocation(ACQUIRES)
    public void acquireRelease(Crowd crowd) throws InterruptedException {
        crowd.crew.round();
    }
}
