package slowcall.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import slowcall.plan.RequestShape;

/** Request shapes composed from futures: {@code thenCompose} for a chain, {@code allOf} for a fan-out. */
final class ComposedFlow implements Strategy.Session {

    /** Begins one call. */
    interface Call {
        /**
         * The future that ends with the call.
         *
         * @throws RejectedExecutionException if the call was not taken
         */
        CompletableFuture<?> begin(Request request, int call, Progress progress);

        /** The same; cancelling the future takes the call back, as far as that can be, and ends the future when it has been. */
        default CompletableFuture<?> beginCancellable(Request request, int call, Progress progress) {
            return begin(request, call, progress);
        }
    }

    private final Call call;
    private final Runnable release;
    private final Pending pending = new Pending();

    /**
     * @param call how one call is begun
     * @param release what to do when everything has ended
     */
    ComposedFlow(Call call, Runnable release) {
        this.call = call;
        this.release = release;
    }

    @Override
    public void submit(Request request, Progress progress) {
        pending.begin();
        Begun begun = progress.cancels() ? new Begun() : null;
        if (begun != null) {
            progress.onCancel(begun::cancel);
        }
        CompletableFuture<?> result = switch (request.shape()) {
            case RequestShape.Single single -> begin(request, 0, progress, begun);
            case RequestShape.Chain chain -> {
                CompletableFuture<?> last = begin(request, 0, progress, begun);
                for (int i = 1; i < chain.calls(); i++) {
                    int next = i;
                    last = last.thenCompose(previous -> begin(request, next, progress, begun));
                }
                yield last;
            }
            case RequestShape.FanOut fanOut -> {
                CompletableFuture<?>[] calls = new CompletableFuture<?>[fanOut.calls()];
                for (int i = 0; i < calls.length; i++) {
                    calls[i] = begin(request, i, progress, begun);
                }
                yield CompletableFuture.allOf(calls);
            }
        };
        var unused = result.whenComplete((value, failure) -> {
            progress.end(failure == null ? Outcome.OK : outcomeOf(failure));
            pending.end();
        });
    }

    private CompletableFuture<?> begin(Request request, int index, Progress progress, @Nullable Begun begun) {
        try {
            return begun == null
                    ? call.begin(request, index, progress)
                    : begun.unlessCancelled(() -> call.beginCancellable(request, index, progress));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new NotTaken(e));
        } catch (RuntimeException | OutOfMemoryError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Outcome outcomeOf(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof NotTaken ? Outcome.REJECTED : new Outcome.Failed(cause);
    }

    /** The calls of a request that can be cancelled. */
    private static final class Begun {
        private final List<CompletableFuture<?>> calls = new ArrayList<>();
        private boolean cancelled;

        CompletableFuture<?> unlessCancelled(Supplier<CompletableFuture<?>> call) {
            synchronized (this) {
                if (cancelled) {
                    return CompletableFuture.failedFuture(new CancellationException("cancelled before it began"));
                }
            }
            CompletableFuture<?> begun = call.get();
            boolean tooLate;
            synchronized (this) {
                calls.add(begun);
                tooLate = cancelled;
            }
            if (tooLate) {
                begun.cancel(true);
            }
            return begun;
        }

        void cancel() {
            List<CompletableFuture<?>> open;
            synchronized (this) {
                cancelled = true;
                open = List.copyOf(calls);
            }
            open.forEach(call -> call.cancel(true));
        }
    }

    /** A call was not begun; one that was and is then refused something has failed. */
    private static final class NotTaken extends Exception {
        private static final long serialVersionUID = 1L;

        NotTaken(RejectedExecutionException cause) {
            super(cause);
        }
    }

    @Override
    public void close() {
        pending.awaitNone();
        release.run();
    }
}
