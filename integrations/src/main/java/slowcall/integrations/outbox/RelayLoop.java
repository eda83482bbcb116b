package slowcall.integrations.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets a relay look again and again: each interval, counted from one beginning to the next, and at once while there is more than it takes
 * at a time. A database that is away is waited for.
 */
public final class RelayLoop implements AutoCloseable {
    /** What it needs of a relay. */
    @FunctionalInterface
    interface Looking {
        Pass pass() throws SQLException, InterruptedException;
    }

    private final Looking relay;
    private final Consumer<Exception> trouble;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("relay").factory());

    private RelayLoop(Looking relay, Consumer<Exception> trouble) {
        this.relay = relay;
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
        RelayLoop loop = new RelayLoop(relay, trouble);
        var unused = loop.thread.scheduleAtFixedRate(loop::look, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
        return loop;
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

    /** Waits until what it has in hand is sent and marked. */
    @Override
    public void close() {
        thread.close();
    }
}
