package slowcall.benchmarks;

import java.time.Duration;

/**
 * How long one benchmark with one set of parameters runs.
 *
 * @param forks JVMs, one after another
 * @param warmups iterations that do not count, {@code warmup} each
 * @param iterations iterations that count, {@code iteration} each
 */
record Pace(int forks, int warmups, Duration warmup, int iterations, Duration iteration) {
    /** What starting and ending a JVM takes. */
    private static final Duration START = Duration.ofMillis(700);

    static Pace of(int forks, int warmups, int warmupMillis, int iterations, int iterationMillis) {
        return new Pace(
                forks, warmups, Duration.ofMillis(warmupMillis), iterations, Duration.ofMillis(iterationMillis));
    }

    /** The same in so many forks. */
    Pace inForks(int number) {
        return new Pace(number, warmups, warmup, iterations, iteration);
    }

    /** The estimated time of one benchmark with one set of parameters. */
    Duration total() {
        return START.plus(warmup.multipliedBy(warmups))
                .plus(iteration.multipliedBy(iterations))
                .multipliedBy(forks);
    }
}
