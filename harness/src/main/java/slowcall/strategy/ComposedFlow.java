package slowcall.strategy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
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
        CompletableFuture<?> result = switch (request.shape()) {
            case RequestShape.Single single -> begin(request, 0, progress);
            case RequestShape.Chain chain -> {
                CompletableFuture<?> last = begin(request, 0, progress);
                for (int i = 1; i < chain.calls(); i++) {
                    int next = i;
                    last = last.thenCompose(previous -> begin(request, next, progress));
                }
                yield last;
            }
            case RequestShape.FanOut fanOut -> {
                CompletableFuture<?>[] calls = new CompletableFuture<?>[fanOut.calls()];
                for (int i = 0; i < calls.length; i++) {
                    calls[i] = begin(request, i, progress);
                }
                yield CompletableFuture.allOf(calls);
            }
        };
        var unused = result.whenComplete((value, failure) -> {
            progress.end(failure == null ? Outcome.OK : outcomeOf(failure));
            pending.end();
        });
    }

    private CompletableFuture<?> begin(Request request, int index, Progress progress) {
        try {
            return call.begin(request, index, progress);
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
