package slowcall.integrations.batch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does something again and again, from begin to begin at an interval, on a thread of its own. What fails is tried again at the next one:
 * nobody has to come and start it. Rounds that were missed while one took longer are not made up for.
 */
public final class Interval implements AutoCloseable {
    /** What is done. */
    @FunctionalInterface
    public interface Round {
        void run() throws Exception;
    }

    private final ScheduledExecutorService thread;
    private final long everyNanos;
    private final Round round;
    private volatile @Nullable ScheduledFuture<?> rounds;
    private volatile @Nullable Throwable failure;

    private Interval(ScheduledExecutorService thread, long everyNanos, Round round) {
        this.thread = thread;
        this.everyNanos = everyNanos;
        this.round = round;
    }

    /** Begins at once. */
    public static Interval start(String name, Duration every, Round round) {
        return start(name, Duration.ZERO, every, round);
    }

    /** Begins after the first duration. */
    public static Interval start(String name, Duration first, Duration every, Round round) {
        Interval interval = new Interval(
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name(name).factory()),
                every.toNanos(),
                round);
        interval.rounds = interval.thread.scheduleAtFixedRate(
                interval::runIfDue, first.toNanos(), interval.everyNanos, TimeUnit.NANOSECONDS);
        return interval;
    }

    /** The executor runs all rounds that were missed, one after the other. */
    private void runIfDue() {
        ScheduledFuture<?> known = rounds;
        if (known == null || known.getDelay(TimeUnit.NANOSECONDS) > -everyNanos) {
            run();
        }
    }

    private void run() {
        try {
            round.run();
            failure = null;
        } catch (Throwable e) {
            // An error as well: nobody would hear of it, and there would be no further round.
            failure = e;
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Why the last round failed; null if it did not. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Ends it: interrupts what is being done, and waits for its end. */
    @Override
    public void close() {
        thread.shutdownNow();
        thread.close();
    }
}
