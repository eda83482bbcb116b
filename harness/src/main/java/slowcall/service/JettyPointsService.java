package slowcall.service;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import slowcall.plan.Exchange;

/**
 * The call through Jetty's client, HTTP/1.1, no redirects, no cookies, no decompression. One selector for each processor, and a
 * fixed pool of platform threads that they and the reading of responses share. A blocked caller waits for a future that one of
 * them completes.
 */
final class JettyPointsService implements PointsService {
    private static final long IDLE_MILLIS = 2_400_000;
    private static final int MOST_ANSWER = Exchange.MOST_PAYLOAD + 1024;

    private final Wire wire;
    private final URI points;
    private final HttpClient client;

    JettyPointsService(URI points, Wire wire, int maxConnections) {
        this.wire = wire;
        this.points = points;
        int processors = Runtime.getRuntime().availableProcessors();
        int threads = Math.max(8, 4 * processors);
        QueuedThreadPool executor = new QueuedThreadPool(threads, threads);
        executor.setName("http-client");
        executor.setDaemon(true);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(processors);
        this.client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(executor);
        client.setMaxConnectionsPerDestination(maxConnections);
        client.setMaxRequestsQueuedPerDestination(Integer.MAX_VALUE);
        client.setIdleTimeout(IDLE_MILLIS);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty's client does not start", e);
        }
        // Its start adds them.
        client.getContentDecoderFactories().clear();
        client.getProtocolHandlers().clear();
    }

    /** Belongs to one call. */
    private static final class Connected {
        private volatile long nanos;
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        CompletableFuture<PointsReply> reply = callAsync(call);
        try {
            return reply.get();
        } catch (InterruptedException e) {
            reply.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        byte[] body;
        try {
            body = wire.body(call);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        Connected connected = new Connected();
        Request request = (wire.isGet()
                        ? client.newRequest(points)
                        : client.POST(points).body(new BytesRequestContent("application/json", body)))
                .headers(headers -> wire.headers(call, headers::put))
                .onRequestBegin(begun -> connected.nanos = System.nanoTime());
        CompletableFuture<PointsReply> future = new AbortableFuture<>(() -> abort(request));
        var unused = new CompletableResponseListener(request, MOST_ANSWER)
                .send()
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        future.completeExceptionally(
                                failure instanceof CompletionException ? failure.getCause() : failure);
                        return;
                    }
                    try {
                        future.complete(reply(response).at(connected.nanos, System.nanoTime()));
                    } catch (IOException e) {
                        future.completeExceptionally(e);
                    }
                });
        return future;
    }

    private static void abort(Request request) {
        var unused = request.abort(new IOException("the call was cancelled"));
    }

    private PointsReply reply(ContentResponse response) throws IOException {
        return wire.reply(response.getStatus(), response.getContent());
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty's client does not stop", e);
        }
    }
}
