package slowcall.strategy;

import com.google.auto.service.AutoService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import slowcall.service.PointsService;

/**
 * {@code CompletableFuture.supplyAsync} without an executor. What that means depends on the machine and the JDK: the common
 * pool, whose parallelism is one less than the processors; before JDK 25, with a parallelism below 2, a new thread for each
 * task instead. The parallelism does not bound the calls: a worker that waits on a {@code CompletableFuture}, as the JDK's HTTP
 * client does inside its blocking call, lets the pool start a spare thread, up to 256 of them. So no ceiling is predicted.
 */
@AutoService(Strategy.class)
public final class CompletableFutureDefaultStrategy implements Strategy {
    @Override
    public String name() {
        return "completable-future-default";
    }

    @Override
    public String description() {
        return "CompletableFuture.supplyAsync on its default executor, here " + executorLabel() + ", composed flow";
    }

    @Override
    public Cancellation cancellation() {
        return Cancellation.QUEUED;
    }

    @Override
    public Session open(PointsService service, Settings settings) {
        // The pool outlives every session: draining is waiting for the futures.
        return new ComposedFlow(new SupplyAsync(service, defaultExecutor()), () -> {});
    }

    private static Executor defaultExecutor() {
        return new CompletableFuture<Void>().defaultExecutor();
    }

    private static boolean usesCommonPool() {
        return defaultExecutor() instanceof ForkJoinPool;
    }

    private static String executorLabel() {
        return usesCommonPool()
                ? "the common pool with parallelism " + ForkJoinPool.getCommonPoolParallelism()
                : "a new thread for each task";
    }
}
