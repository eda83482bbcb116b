package slowcall.service;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An answer whole, as far as there is memory for it, and within a time: who answers may be on another machine, be another than it is
 * taken for, or be cut off in the midst of a sentence. The time that a request has by itself ends with the answer's first line.
 */
final class BoundedAnswer implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private final long most;
    private long received;
    private boolean refused;
    private Flow.@Nullable Subscription subscription;

    private BoundedAnswer(long most) {
        this.most = most;
    }

    /**
     * Sends a request, and waits for all of the answer.
     *
     * @param patience for that
     * @param most bytes that it may have
     * @throws IOException if there is none in time, or a longer one
     */
    static HttpResponse<byte[]> to(HttpRequest request, HttpClient http, Duration patience, long most)
            throws IOException, InterruptedException {
        BodyHandler<byte[]> handler = head -> new BoundedAnswer(most);
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, handler);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            // Who does not wait any more wants no more of it; of one that is there this says nothing.
            answer.cancel(true);
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription fresh) {
        subscription = fresh;
        whole.onSubscribe(fresh);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
        if (refused) {
            return;
        }
        received += items.stream().mapToLong(ByteBuffer::remaining).sum();
        if (received <= most) {
            whole.onNext(items);
            return;
        }
        refused = true;
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
        whole.onError(new IOException("an answer of more than " + (most >> 10) + " KiB"));
    }

    @Override
    public void onError(Throwable problem) {
        if (!refused) {
            whole.onError(problem);
        }
    }

    @Override
    public void onComplete() {
        if (!refused) {
            whole.onComplete();
        }
    }
}
