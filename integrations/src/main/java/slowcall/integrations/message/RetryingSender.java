package slowcall.integrations.message;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import slowcall.integrations.failure.Retry;

/**
 * Sends a message again that was not acknowledged. If only the acknowledgement was lost, it is there twice: to a broker it is another
 * message, however idempotent its producer. Those that are sent in the meantime come before it, also those of the same user.
 */
public final class RetryingSender implements Sender {
    private final Sender sender;
    private final Retry retry;
    private final Executor threads;

    /**
     * Puts retries in front of a sender.
     *
     * @param threads which send again: a sender may wait, and is not to make others wait who have nothing to do with it
     */
    public RetryingSender(Sender sender, Retry retry, Executor threads) {
        this.sender = sender;
        this.retry = retry;
        this.threads = threads;
    }

    @Override
    public CompletableFuture<Void> send(Message message) {
        return attempt(message, 1);
    }

    private CompletableFuture<Void> attempt(Message message, int attempts) {
        return sender.send(message)
                .exceptionallyCompose(failure -> attempts == retry.attempts()
                        ? CompletableFuture.failedFuture(failure)
                        : CompletableFuture.completedFuture(message)
                                .thenComposeAsync(again -> attempt(again, attempts + 1), afterThePause()));
    }

    private Executor afterThePause() {
        return CompletableFuture.delayedExecutor(retry.pause().toNanos(), TimeUnit.NANOSECONDS, threads);
    }
}
