package slowcall.integrations.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a relay look again and again: each interval, counted from one beginning to the next, and at once while there is more than it takes
 * at a time. Looks that were missed while one took longer are not made up for. A database that is away is waited for.
 */
public final class RelayLoop implements AutoCloseable {
    /** What it needs of a relay. */
    @FunctionalInterface
    interface Looking {
        Pass pass() throws SQLException, InterruptedException;
    }

    private final Looking relay;
    private final long intervalNanos;
    private final Consumer<Exception> trouble;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("relay").factory());
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile @Nullable ScheduledFuture<?> looks;

    private RelayLoop(Looking relay, long intervalNanos, Consumer<Exception> trouble) {
        this.relay = relay;
        this.intervalNanos = intervalNanos;
        this.trouble = trouble;
    }

    /**
     * Starts at once.
     *
     * @param trouble told of each look that failed; the next one may not
     */
    public static RelayLoop start(Relay relay, Duration interval, Consumer<Exception> trouble) {
        return start((Looking) relay::pass, interval, trouble);
    }

    static RelayLoop start(Looking relay, Duration interval, Consumer<Exception> trouble) {
        RelayLoop loop = new RelayLoop(relay, interval.toNanos(), trouble);
        loop.looks = loop.thread.scheduleAtFixedRate(loop::lookIfDue, 0, loop.intervalNanos, TimeUnit.NANOSECONDS);
        return loop;
    }

    /** The executor runs all looks that were missed, one after the other; those would find what the next one finds. */
    private void lookIfDue() {
        ScheduledFuture<?> known = looks;
        if (known != null && known.getDelay(TimeUnit.NANOSECONDS) <= -intervalNanos) {
            return;
        }
        try {
            look();
        } catch (Throwable e) {
            // The executor lets go of what throws, and tells nobody.
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    private void look() {
        try {
            while (relay.pass().more() && !thread.isShutdown()) {
                // Whoever waits in the outbox need not wait for the next interval as well.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) {
            trouble.accept(e);
        }
    }

    /** What ended it by itself, or null. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** Waits until what it has in hand is sent and marked. */
    @Override
    public void close() {
        thread.close();
    }
}
