package slowcall.benchmarks;

import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs a thread to wait: every blocking call parks once and is unparked once.
 *
 * <p>{@link #roundTrip}: two threads wake each other in turn; an operation is there and back, two parks and two unparks.
 * {@link #timedPark}: a thread parks for a set time; the score is how long that took, so score minus {@code nanos} is the
 * overshoot.
 *
 * <p>The naive version unparks a thread that has not parked yet: the permit is there already, the park returns at once, and
 * what is measured is two volatile writes. Or it parks JMH's own worker, a platform thread, and calls it virtual. Here each
 * thread can only go on when the other has, and both are of the kind named. Beware of {@code timedPark} as a model of a
 * service: a timer is not a socket.
 *
 * <p>{@code java -cp cli/target/slowcall.jar org.openjdk.jmh.Main ParkBenchmark}
 */
public class ParkBenchmark extends BenchmarkDefaults {
    static final int ROUND_TRIPS = 1000;
    static final int PARKS = 100;

    /** Two threads, of which one at a time has the turn. */
    @State(Scope.Benchmark)
    public static class Pair {
        @Param({"platform", "virtual"})
        public String kind = "";

        private volatile int turn;

        @SuppressWarnings("NullAway.Init") // by start()
        private Crew crew;

        @Setup
        public void start() {
            turn = 0;
            crew = new Crew(kind, 2, this::takeTurns);
        }

        private void takeTurns(int member) throws InterruptedException {
            int other = 1 - member;
            Thread partner = crew.thread(other);
            for (int i = 0; i < ROUND_TRIPS; i++) {
                while (turn != member) {
                    LockSupport.park(this);
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
                turn = other;
                LockSupport.unpark(partner);
            }
        }

        @TearDown
        public void end() throws InterruptedException {
            crew.close();
        }
    }

    /** One thread that parks for a set time. */
    @State(Scope.Benchmark)
    public static class Sleeper {
        @Param({"platform", "virtual"})
        public String kind = "";

        @Param({"1", "50000"})
        public long nanos;

        @SuppressWarnings("NullAway.Init") // by start()
        private Crew crew;

        @Setup
        public void start() {
            crew = new Crew(kind, 1, this::parkOften);
        }

        private void parkOften(int member) throws InterruptedException {
            for (int i = 0; i < PARKS; i++) {
                LockSupport.parkNanos(nanos);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }

        @TearDown
        public void end() throws InterruptedException {
            crew.close();
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROUND_TRIPS)
    public void roundTrip(Pair pair) throws InterruptedException {
        pair.crew.round();
    }

    @Benchmark
    @OperationsPerInvocation(PARKS)
    public void timedPark(Sleeper sleeper) throws InterruptedException {
        sleeper.crew.round();
    }
}
