package slowcall.service;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.trafficlistener.WiremockNetworkTrafficListener;
import com.github.tomakehurst.wiremock.security.TokenAuthenticator;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;
import slowcall.jvm.ParentWatch;
import slowcall.plan.ServiceThreads;

/**
 * The slow service's JVM. Reads the admin token, a line, from its standard input, prints {@code READY <port>}, and ends when
 * its input does, which is when its parent does, however that happens.
 */
public final class ServiceMain {
    /** The system properties of a service with other threads than the usual. */
    static final String CONTAINER_THREADS = "slowcall.service.container-threads";

    /** Where to listen; 127.0.0.1 unless given. */
    static final String ADDRESS = "slowcall.service.address";

    static final String ASYNC_THREADS = "slowcall.service.async-threads";

    /** What the kernel is asked for; it gives at most {@code net.core.somaxconn}. */
    private static final int ACCEPT_QUEUE = 8192;

    private static final long IDLE_MILLIS = 2_400_000;

    private ServiceMain() {}

    public static void main(String[] args) throws InterruptedException {
        ParentWatch parent = ParentWatch.start();
        String token = parent.receive();
        LongAdder connections = new LongAdder();
        WireMockServer server = new WireMockServer(configuration(token, connections));
        server.stubFor(post("/points").willReturn(aResponse().withTransformers(PointsExtension.NAME)));
        server.stubFor(post("/points/bulk").willReturn(aResponse().withTransformers(BulkExtension.NAME)));
        server.start();
        parent.send("READY " + server.port());
    }

    private static WireMockConfiguration configuration(String token, LongAdder connections) {
        ServiceThreads threads = threads();
        PointsExtension points = new PointsExtension(connections);
        return options()
                .bindAddress(System.getProperty(ADDRESS, WireMockService.LOOPBACK))
                .dynamicPort()
                .asynchronousResponseEnabled(threads.asynchronous() > 0)
                .asynchronousResponseThreads(threads.asynchronous())
                .containerThreads(threads.container())
                .jettyAcceptQueueSize(ACCEPT_QUEUE)
                .jettyIdleTimeout(IDLE_MILLIS)
                .disableRequestJournal()
                // Not even to look at: it would copy each answer, payload and all, before it is sent.
                .maxLoggedResponseSize(0)
                .stubRequestLoggingDisabled(true)
                .templatingEnabled(false)
                .gzipDisabled(true)
                .http2PlainDisabled(true)
                .notifier(new Slf4jNotifier(false))
                .adminAuthenticator(new TokenAuthenticator(token))
                .networkTrafficListener(new ConnectionCounter(connections))
                .extensions(points, new BulkExtension(points));
    }

    /** Unless told otherwise, some more than its processors keep busy: no thread waits for a delay. */
    private static ServiceThreads threads() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new ServiceThreads(
                Integer.getInteger(CONTAINER_THREADS, Math.max(25, 4 * processors)),
                Integer.getInteger(ASYNC_THREADS, Math.max(4, 2 * processors)));
    }

    /** Counts connections; looks at no byte. */
    private record ConnectionCounter(LongAdder connections) implements WiremockNetworkTrafficListener {
        @Override
        public void opened(Socket socket) {
            connections.increment();
        }

        @Override
        public void incoming(Socket socket, ByteBuffer bytes) {}

        @Override
        public void outgoing(Socket socket, ByteBuffer bytes) {}

        @Override
        public void closed(Socket socket) {}
    }
}
