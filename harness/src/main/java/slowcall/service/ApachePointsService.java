package slowcall.service;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The call through Apache HttpClient 5, HTTP/1.1: its classic client for blocking calls, whose caller reads the response itself,
 * and its asynchronous client, started when it is first used, with one I/O thread for each processor. They have a connection
 * pool each. No retries, redirects, cookies, authentication or decompression, no timeouts of its own, and idle connections are
 * not tested before they are used, which after two seconds would take a millisecond.
 */
final class ApachePointsService implements PointsService {
    private static final TimeValue KEEP_ALIVE = TimeValue.ofMinutes(40);
    private static final String CONNECTED = "slowcall.connected";
    private static final ConnectionConfig CONNECTION = ConnectionConfig.custom()
            .setSocketTimeout(Timeout.DISABLED)
            .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
            .build();
    private static final RequestConfig REQUEST = RequestConfig.custom()
            // Not DISABLED, which here means at once.
            .setConnectionRequestTimeout(Timeout.ofDays(1))
            .setConnectionKeepAlive(KEEP_ALIVE)
            .setProtocolUpgradeEnabled(false)
            .setAuthenticationEnabled(false)
            .build();

    private final Wire wire;
    private final URI points;
    private final int maxConnections;
    private final CloseableHttpClient blocking;
    private @Nullable CloseableHttpAsyncClient asynchronous;
    /** Closed at once, the asynchronous client forgets those that it was to tell. */
    private final Set<CompletableFuture<PointsReply>> waiting = ConcurrentHashMap.newKeySet();

    ApachePointsService(URI points, Wire wire, int maxConnections) {
        this.wire = wire;
        this.points = points;
        this.maxConnections = maxConnections;
        this.blocking = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(maxConnections)
                        .setMaxConnPerRoute(maxConnections)
                        .setDefaultConnectionConfig(CONNECTION)
                        .build())
                .setDefaultRequestConfig(REQUEST)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), CONNECTED, (request, scope, chain) -> {
                    scope.clientContext.setAttribute(CONNECTED, System.nanoTime());
                    return chain.proceed(request, scope);
                })
                .build();
    }

    /** Until here a call waits for its connection. */
    private static long connectedNanos(HttpClientContext context) {
        return context.getAttribute(CONNECTED) instanceof Long nanos ? nanos : 0;
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException {
        HttpUriRequestBase request = wire.isGet() ? new HttpGet(points) : new HttpPost(points);
        wire.headers(call, request::setHeader);
        if (!wire.isGet()) {
            request.setEntity(new ByteArrayEntity(wire.body(call), null));
        }
        HttpClientContext context = HttpClientContext.create();
        return blocking.execute(
                request,
                context,
                response -> wire.reply(response.getCode(), EntityUtils.toByteArray(response.getEntity()))
                        .at(connectedNanos(context), 0));
    }

    @Override
    @SuppressWarnings("CollectionUndefinedEquality") // The very same future is meant.
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        SimpleHttpRequest request = new SimpleHttpRequest(wire.isGet() ? "GET" : "POST", points);
        wire.headers(call, request::setHeader);
        try {
            if (!wire.isGet()) {
                request.setBody(wire.body(call), null);
            }
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        HttpClientContext context = HttpClientContext.create();
        AtomicReference<@Nullable Future<?>> exchange = new AtomicReference<>();
        CompletableFuture<PointsReply> reply = new AbortableFuture<>(() -> {
            Future<?> running = exchange.get();
            if (running != null) {
                running.cancel(true);
            }
        });
        waiting.add(reply);
        var unused = reply.whenComplete((answer, failure) -> waiting.remove(reply));
        exchange.set(asynchronous().execute(request, context, new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse response) {
                long completedNanos = System.nanoTime();
                try {
                    byte[] body = response.getBodyBytes();
                    reply.complete(wire.reply(response.getCode(), body == null ? new byte[0] : body)
                            .at(connectedNanos(context), completedNanos));
                } catch (IOException e) {
                    reply.completeExceptionally(e);
                }
            }

            @Override
            public void failed(Exception e) {
                reply.completeExceptionally(e);
            }

            @Override
            public void cancelled() {
                reply.completeExceptionally(new IOException("the call was cancelled"));
            }
        }));
        return reply;
    }

    private synchronized CloseableHttpAsyncClient asynchronous() {
        if (asynchronous == null) {
            asynchronous = HttpAsyncClients.custom()
                    .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                            .setMaxConnTotal(maxConnections)
                            .setMaxConnPerRoute(maxConnections)
                            .setDefaultConnectionConfig(CONNECTION)
                            .setDefaultTlsConfig(TlsConfig.custom()
                                    .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                    .build())
                            .build())
                    .setIOReactorConfig(IOReactorConfig.custom()
                            .setIoThreadCount(Runtime.getRuntime().availableProcessors())
                            .setSoTimeout(Timeout.DISABLED)
                            .build())
                    .setThreadFactory(
                            Thread.ofPlatform().daemon().name("http-client-", 0).factory())
                    .setDefaultRequestConfig(REQUEST)
                    .disableAutomaticRetries()
                    .disableRedirectHandling()
                    .disableCookieManagement()
                    .disableAuthCaching()
                    .disableContentCompression()
                    .addExecInterceptorAfter(
                            ChainElement.CONNECT.name(), CONNECTED, (request, body, scope, chain, callback) -> {
                                scope.clientContext.setAttribute(CONNECTED, System.nanoTime());
                                chain.proceed(request, body, scope, callback);
                            })
                    .build();
            asynchronous.start();
        }
        return asynchronous;
    }

    @Override
    public synchronized void close() {
        blocking.close(CloseMode.IMMEDIATE);
        if (asynchronous != null) {
            asynchronous.close(CloseMode.IMMEDIATE);
        }
        waiting.forEach(reply -> reply.completeExceptionally(new IOException("the client was closed")));
    }
}
