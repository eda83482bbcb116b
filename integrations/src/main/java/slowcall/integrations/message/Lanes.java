package slowcall.integrations.message;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs tasks of one lane one after the other, and those of several at the same time as far as allowed. One thread adds them. */
public final class Lanes implements AutoCloseable {
    private static final CompletableFuture<Void> EMPTY = CompletableFuture.completedFuture(null);

    private final ExecutorService threads;
    private final Map<Object, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /**
     * None is run yet.
     *
     * @param atOnce how many at the same time at most
     */
    public Lanes(int atOnce) {
        threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofVirtual().name("lane-", 0).factory());
    }

    /** Runs a task behind those of its lane; not at all if one of them has failed, however long ago. */
    public CompletableFuture<Void> add(Object lane, Runnable task) {
        CompletableFuture<Void> own = last.getOrDefault(lane, EMPTY).thenRunAsync(task, threads);
        last.put(lane, own);
        var unused = own.thenRun(() -> last.remove(lane, own));
        return own;
    }

    /** Interrupts those that run, and waits for their end; the others are never run. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
