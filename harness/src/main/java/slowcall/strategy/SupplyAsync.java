package slowcall.strategy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** {@code supplyAsync} of a blocking call: the future is asynchronous, the call still holds a thread. */
final class SupplyAsync implements ComposedFlow.Call {
    private final PointsService service;
    private final Executor executor;

    SupplyAsync(PointsService service, Executor executor) {
        this.service = service;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<PointsReply> begin(Request request, int call, Progress progress) {
        return CompletableFuture.supplyAsync(() -> supply(request, call, progress), executor);
    }

    /**
     * The same, but cancelling it ends it only if its supplier never runs. Cancelling a supplied future ends that one at once,
     * and its thread goes on all the same; whoever asked is told so when the thread is free.
     */
    @Override
    public CompletableFuture<PointsReply> beginCancellable(Request request, int call, Progress progress) {
        return new Held(() -> supply(request, call, progress), executor);
    }

    private PointsReply supply(Request request, int call, Progress progress) {
        progress.at(Moment.STARTED, call);
        try {
            return service.call(request.call(call));
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    /** Ends when no thread is held for the call. */
    private static final class Held extends CompletableFuture<PointsReply> {
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CompletableFuture<?> supplied;

        Held(Supplier<PointsReply> call, Executor executor) {
            supplied = CompletableFuture.runAsync(() -> run(call), executor);
        }

        private void run(Supplier<PointsReply> call) {
            if (begun.compareAndSet(false, true)) {
                try {
                    complete(call.get());
                } catch (Throwable e) {
                    // As supplyAsync does: whatever the call throws is its future's failure.
                    completeExceptionally(e);
                }
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            supplied.cancel(mayInterruptIfRunning);
            return begun.compareAndSet(false, true) && super.cancel(mayInterruptIfRunning);
        }
    }
}
