package slowcall.service;

import java.util.concurrent.CompletableFuture;

/**
 * A call's future. Cancelling it, or one derived from it, aborts the call, as it does with those of {@code java.net.http}; a plain
 * {@link CompletableFuture} would merely forget it.
 */
public final class AbortableFuture<T> extends CompletableFuture<T> {
    private final Runnable abort;

    /**
     * @param abort ends the call; may be run more than once, and after the call has ended
     */
    public AbortableFuture(Runnable abort) {
        this.abort = abort;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new AbortableFuture<>(abort);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            abort.run();
        }
        return cancelled;
    }
}
