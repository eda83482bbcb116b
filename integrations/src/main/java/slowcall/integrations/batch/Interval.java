package slowcall.integrations.batch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does something again and again, from begin to begin at an interval, on a thread of its own. What fails is tried again at the next one:
 * nobody has to come and start it.
 */
public final class Interval implements AutoCloseable {
    /** What is done. */
    @FunctionalInterface
    public interface Round {
        void run() throws Exception;
    }

    private final ScheduledExecutorService thread;
    private final Round round;
    private volatile @Nullable Throwable failure;

    private Interval(ScheduledExecutorService thread, Round round) {
        this.thread = thread;
        this.round = round;
    }

    /** Begins at once. */
    public static Interval start(String name, Duration every, Round round) {
        Interval interval = new Interval(
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name(name).factory()),
                round);
        var unused = interval.thread.scheduleAtFixedRate(interval::run, 0, every.toNanos(), TimeUnit.NANOSECONDS);
        return interval;
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
