package slowcall.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The call through {@code java.net.http}, HTTP/1.1, one client shared by all requests. Its connection pool has no bound, and
 * its executor, which reads responses, one thread for each processor.
 */
public final class JdkPointsService implements PointsService {
    private final ExecutorService executor;
    private final HttpClient client;
    private final HttpRequest.Builder template;

    /** A client for the service at this address, {@code http://127.0.0.1:PORT/points}. */
    public JdkPointsService(URI points) {
        this.executor = Executors.newFixedThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Thread.ofPlatform().daemon().name("http-client-", 0).factory());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(executor)
                .build();
        this.template = HttpRequest.newBuilder(points).header("Content-Type", "application/json");
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        return reply(client.send(request(call), BodyHandlers.ofByteArray()));
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        HttpRequest request;
        try {
            request = request(call);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return client.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(response -> {
            try {
                return reply(response);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private HttpRequest request(PointsCall call) throws IOException {
        return template.copy()
                .POST(BodyPublishers.ofByteArray(PointsJson.write(call)))
                .build();
    }

    private static PointsReply reply(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new UnexpectedStatusException(response.statusCode());
        }
        return PointsJson.readReply(response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
        executor.shutdown();
    }
}
