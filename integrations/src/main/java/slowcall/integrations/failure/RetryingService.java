package slowcall.integrations.failure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/**
 * Handles failures where they happen, because nobody else hears of them: makes a failed call again, and tells of each that it gives
 * up. A call ends in one of two ways and never in both: answered, or given up and told of once.
 */
public final class RetryingService implements PointsService {
    private final PointsService service;
    private final Retry retry;
    private final Consumer<GivenUp> log;

    /**
     * Puts retries in front of a service.
     *
     * @param log told of every call that is given up, on the thread that made it
     */
    public RetryingService(PointsService service, Retry retry, Consumer<GivenUp> log) {
        this.service = service;
        this.retry = retry;
        this.log = log;
    }

    /** Makes the call until it is answered, or often enough. An interrupt gives it up at once. */
    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        int attempts = 1;
        while (true) {
            try {
                return service.call(call);
            } catch (IOException | RuntimeException e) {
                if (attempts == retry.attempts()) {
                    log.accept(new GivenUp(call, attempts, e.toString()));
                    throw e;
                }
            } catch (InterruptedException e) {
                log.accept(new GivenUp(call, attempts, e.toString()));
                throw e;
            }
            pause(call, attempts);
            attempts++;
        }
    }

    private void pause(PointsCall call, int attempts) throws InterruptedException {
        try {
            Thread.sleep(retry.pause());
        } catch (InterruptedException e) {
            log.accept(new GivenUp(call, attempts, e.toString()));
            throw e;
        }
    }

    /** The same without a waiting thread. Cancelling the future stops none of it. */
    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        return attempt(call, 1);
    }

    private CompletableFuture<PointsReply> attempt(PointsCall call, int attempts) {
        return begin(call).exceptionallyCompose(failure -> {
            if (attempts == retry.attempts()) {
                log.accept(new GivenUp(call, attempts, cause(failure).toString()));
                return CompletableFuture.failedFuture(failure);
            }
            return CompletableFuture.runAsync(() -> {}, afterThePause())
                    .thenCompose(paused -> attempt(call, attempts + 1));
        });
    }

    private CompletableFuture<PointsReply> begin(PointsCall call) {
        try {
            return service.callAsync(call);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Executor afterThePause() {
        return CompletableFuture.delayedExecutor(retry.pause().toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    @Override
    public void close() {
        service.close();
    }
}
