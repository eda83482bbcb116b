package slowcall.service;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The call through OkHttp, HTTP/1.1, no retries, no redirects, no timeouts of its own. Its connection pool has no bound. A
 * blocked caller reads the response itself. An asynchronous call is not without a thread: OkHttp lends it a platform thread for as
 * long as it lasts. Before it uses a connection that was idle for ten seconds or more, OkHttp tests it, which takes a
 * millisecond and cannot be turned off.
 */
final class OkHttpPointsService implements PointsService {
    private static final long KEEP_ALIVE_MINUTES = 40;

    private final Wire wire;
    private final String points;
    private final ExecutorService executor = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("http-client-", 0).factory());
    private final OkHttpClient client;

    OkHttpPointsService(URI points, Wire wire) {
        this.wire = wire;
        this.points = points.toString();
        Dispatcher dispatcher = new Dispatcher(executor);
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        this.client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(Integer.MAX_VALUE, KEEP_ALIVE_MINUTES, TimeUnit.MINUTES))
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                // It would connect on a thread of its own, so as to try several addresses at once.
                .fastFallback(false)
                .proxy(Proxy.NO_PROXY)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .eventListener(new ConnectedListener())
                .build();
    }

    /** Belongs to one call, whose thread writes and reads it. */
    private static final class Connected {
        private long nanos;
    }

    private static final class ConnectedListener extends EventListener {
        @Override
        public void connectionAcquired(Call call, Connection connection) {
            Connected connected = call.request().tag(Connected.class);
            if (connected != null) {
                connected.nanos = System.nanoTime();
            }
        }
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException {
        Connected connected = new Connected();
        return read(client.newCall(request(call, connected)).execute(), connected);
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall pointsCall) {
        Connected connected = new Connected();
        Call call;
        try {
            call = client.newCall(request(pointsCall, connected));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<PointsReply> future = new AbortableFuture<>(call::cancel);
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
                try {
                    future.complete(read(response, connected));
                } catch (IOException | RuntimeException e) {
                    future.completeExceptionally(e);
                }
            }

            @Override
            public void onFailure(Call call, IOException e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private Request request(PointsCall call, Connected connected) throws IOException {
        Request.Builder request = new Request.Builder()
                .url(points)
                .tag(Connected.class, connected)
                // Otherwise it asks for gzip.
                .header("Accept-Encoding", "identity");
        if (!wire.isGet()) {
            request.post(RequestBody.create(wire.body(call)));
        }
        wire.headers(call, request::header);
        return request.build();
    }

    private PointsReply read(Response response, Connected connected) throws IOException {
        try (response) {
            return wire.reply(response.code(), response.body().bytes()).at(connected.nanos, 0);
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        executor.shutdown();
        client.connectionPool().evictAll();
    }
}
