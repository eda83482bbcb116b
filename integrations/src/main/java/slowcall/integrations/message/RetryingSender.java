package slowcall.integrations.message;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import slowcall.integrations.failure.Retry;

/**
 * Sends a message again that was not acknowledged. If only the acknowledgement was lost, it is there twice: to a broker it is another
 * message, however idempotent its producer.
 */
public final class RetryingSender implements Sender {
    private final Sender sender;
    private final Retry retry;

    public RetryingSender(Sender sender, Retry retry) {
        this.sender = sender;
        this.retry = retry;
    }

    @Override
    public CompletableFuture<Void> send(Message message) {
        return attempt(message, 1);
    }

    private CompletableFuture<Void> attempt(Message message, int attempts) {
        return sender.send(message)
                .exceptionallyCompose(failure -> attempts == retry.attempts()
                        ? CompletableFuture.failedFuture(failure)
                        : CompletableFuture.runAsync(() -> {}, afterThePause())
                                .thenCompose(paused -> attempt(message, attempts + 1)));
    }

    private Executor afterThePause() {
        return CompletableFuture.delayedExecutor(retry.pause().toNanos(), TimeUnit.NANOSECONDS);
    }
}
