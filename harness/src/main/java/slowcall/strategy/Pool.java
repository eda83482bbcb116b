package slowcall.strategy;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The settings of platform-thread pools, and the pool that {@code fixed-pool} and {@code completable-future} share. */
public final class Pool {
    /** How many threads. */
    public static final String SIZE = "pool_size";

    /** How many tasks may wait for a thread; 0 sets no bound. */
    public static final String QUEUE_BOUND = "queue_bound";

    private Pool() {}

    /** What every pool can be set to. */
    public static Settings.Schema settings() {
        return Settings.Schema.NONE
                .integer(SIZE, 100, 1, 100_000, "threads, all started before the first request")
                .integer(
                        QUEUE_BOUND,
                        0,
                        0,
                        1_000_000,
                        "tasks that may wait for a thread, further ones are rejected; 0 waits without bound");
    }

    /** A pool of so many threads, all running. */
    static ExecutorService start(Settings settings) {
        int size = settings.integer(SIZE);
        int bound = settings.integer(QUEUE_BOUND);
        BlockingQueue<Runnable> queue = bound == 0 ? new LinkedBlockingQueue<>() : new ArrayBlockingQueue<>(bound);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.MILLISECONDS,
                queue,
                Thread.ofPlatform().name("pool-", 0).factory(),
                new ThreadPoolExecutor.AbortPolicy());
        pool.prestartAllCoreThreads();
        return pool;
    }
}
