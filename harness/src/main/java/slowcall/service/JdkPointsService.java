package slowcall.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The call through {@code java.net.http}, HTTP/1.1, one client shared by all requests. Its connection pool has no bound, and
 * its executor, which reads responses, one thread for each processor, at least two. A blocked caller waits for a future that
 * one of them completes: when it did is known, when the call got its connection is not.
 */
final class JdkPointsService implements PointsService {
    private static final BodyHandler<Body> WHOLE =
            info -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), Body::new);

    private final Wire wire;
    private final ExecutorService executor;
    private final HttpClient client;
    private final HttpRequest.Builder template;

    /** A response's body, made on the client's thread that has read the last of it. */
    private static final class Body {
        final byte[] bytes;
        final long completedNanos = System.nanoTime();

        Body(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    JdkPointsService(URI points, Wire wire) {
        this.wire = wire;
        this.executor = Executors.newFixedThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Thread.ofPlatform().daemon().name("http-client-", 0).factory());
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor);
        if (wire.isGet()) {
            // A target is called itself, whatever proxy this JVM has been told of.
            builder.proxy(HttpClient.Builder.NO_PROXY);
        }
        this.client = builder.build();
        this.template = HttpRequest.newBuilder(points);
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        return reply(client.send(request(call), WHOLE));
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        HttpRequest request;
        try {
            request = request(call);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return client.sendAsync(request, WHOLE).thenApply(response -> {
            try {
                return reply(response);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private HttpRequest request(PointsCall call) throws IOException {
        HttpRequest.Builder request = template.copy();
        wire.headers(call, request::header);
        return (wire.isGet() ? request.GET() : request.POST(BodyPublishers.ofByteArray(wire.body(call)))).build();
    }

    private PointsReply reply(HttpResponse<Body> response) throws IOException {
        Body body = response.body();
        return wire.reply(response.statusCode(), body.bytes).at(0, body.completedNanos);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
        executor.shutdown();
    }
}
