package slowcall.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/**
 * Opens connections before the clock starts: a client has as many as it has had calls in flight at once, so that many calls are
 * made that all end at the same time.
 */
final class ConnectionOpener {
    /** Slow enough for any accept queue. */
    private static final int PER_SECOND = 2000;

    private static final int HOLD_MILLIS = 500;

    private ConnectionOpener() {}

    /**
     * Opens them and waits until they are idle.
     *
     * @throws IllegalStateException if a call failed
     */
    static void open(PointsService service, int count) {
        List<CompletableFuture<PointsReply>> calls = new ArrayList<>();
        long start = System.nanoTime();
        long endMillis = count * 1000L / PER_SECOND + HOLD_MILLIS;
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / PER_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long elapsedMillis = (System.nanoTime() - start) / 1_000_000;
            calls.add(service.callAsync(new PointsCall(-1, 0, (int) Math.max(1, endMillis - elapsedMillis))));
        }
        try {
            CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("connections could not be opened: " + e.getCause(), e);
        }
    }
}
