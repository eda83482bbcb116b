package slowcall.benchmarks;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** What a strategy is made of, without Slowcall: the fewest lines of the JDK that run a task in the same way. */
abstract class BareMechanism implements AutoCloseable {
    /** The default of {@code virtual-threads-limited}. */
    private static final int PERMITS = 100;

    private static final Map<String, Supplier<BareMechanism>> ALL = Map.of(
            "sync", () -> new OnExecutor(Executors.newSingleThreadExecutor()),
            "thread-per-request",
                    () -> new OnExecutor(Executors.newThreadPerTaskExecutor(
                            Thread.ofPlatform().factory())),
            "fixed-pool", () -> new OnExecutor(Executors.newFixedThreadPool(DispatchBenchmark.POOL_SIZE)),
            "completable-future", () -> new Supplied(Executors.newFixedThreadPool(DispatchBenchmark.POOL_SIZE)),
            "completable-future-default", SuppliedByDefault::new,
            "async-client", Direct::new,
            "virtual-threads", () -> new OnExecutor(Executors.newVirtualThreadPerTaskExecutor()),
            "virtual-threads-limited", Limited::new);

    /** Whether there is one for this strategy; others' strategies have none. */
    static boolean exists(String strategy) {
        return ALL.containsKey(strategy);
    }

    /** Starts the mechanism of the strategy of that name. */
    static BareMechanism of(String strategy) {
        Supplier<BareMechanism> mechanism = ALL.get(strategy);
        if (mechanism == null) {
            throw new IllegalArgumentException("no bare mechanism for strategy \"" + strategy + "\"");
        }
        return mechanism.get();
    }

    abstract void submit(Runnable task);

    /** Waits for the tasks to end and releases the threads. */
    @Override
    public abstract void close();

    private static final class OnExecutor extends BareMechanism {
        private final ExecutorService executor;

        OnExecutor(ExecutorService executor) {
            this.executor = executor;
        }

        @Override
        void submit(Runnable task) {
            executor.execute(task);
        }

        @Override
        public void close() {
            executor.close();
        }
    }

    private static final class Supplied extends BareMechanism {
        private final ExecutorService executor;

        Supplied(ExecutorService executor) {
            this.executor = executor;
        }

        @Override
        void submit(Runnable task) {
            var unused = CompletableFuture.supplyAsync(() -> NullService.REPLY, executor)
                    .whenComplete((reply, failure) -> task.run());
        }

        @Override
        public void close() {
            executor.close();
        }
    }

    private static final class SuppliedByDefault extends BareMechanism {
        @Override
        void submit(Runnable task) {
            var unused =
                    CompletableFuture.supplyAsync(() -> NullService.REPLY).whenComplete((reply, failure) -> task.run());
        }

        @Override
        public void close() {
            // The default executor is the JVM's.
        }
    }

    private static final class Direct extends BareMechanism {
        @Override
        void submit(Runnable task) {
            var unused =
                    CompletableFuture.completedFuture(NullService.REPLY).whenComplete((reply, failure) -> task.run());
        }

        @Override
        public void close() {
            // There is no thread.
        }
    }

    private static final class Limited extends BareMechanism {
        private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        private final Semaphore permits = new Semaphore(PERMITS, true);

        @Override
        void submit(Runnable task) {
            executor.execute(() -> {
                permits.acquireUninterruptibly();
                try {
                    task.run();
                } finally {
                    permits.release();
                }
            });
        }

        @Override
        public void close() {
            executor.close();
        }
    }
}
