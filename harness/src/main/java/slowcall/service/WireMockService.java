package slowcall.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.ChildJvm;
import slowcall.plan.ServiceThreads;

/**
 * The slow service, seen from its parent: WireMock in a JVM of its own on 127.0.0.1 and a free port. Its admin API wants a token
 * that only this process has.
 */
public final class WireMockService implements AutoCloseable {
    /** The flags of the service's JVM for loads of ordinary size. */
    public static final List<String> FLAGS = flags(ServiceThreads.AUTO, 0);

    private static final int LEAST_HEAP_MIB = 768;
    private static final int CALLS_IN_LEAST_HEAP = 4000;
    private static final int CALLS_PER_MIB = 5;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration ANSWER_AT_REST = Duration.ofSeconds(5);

    private final ChildJvm jvm;
    private final int port;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * The flags of the service's JVM: a fixed heap, touched at the start because pages that a collection is the first to touch lengthen
     * it by tens of milliseconds, and a collector without concurrent threads, which would compete with the subject.
     *
     * @param threads told to the service by flags, unless they are as usual
     * @param callsAtOnce that the service may have to hold: 5,000 calls and their connections fit into the least heap and 10,000 do
     *     not, so that each beyond 4,000 gets some 200 KiB more, with which they do
     */
    public static List<String> flags(ServiceThreads threads, int callsAtOnce) {
        int heapMib = LEAST_HEAP_MIB + Math.max(0, callsAtOnce - CALLS_IN_LEAST_HEAP) / CALLS_PER_MIB;
        List<String> flags = new ArrayList<>(List.of(
                "-Xms" + heapMib + "m",
                "-Xmx" + heapMib + "m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseParallelGC",
                "-XX:+ExitOnOutOfMemoryError",
                // A compiler thread that ends takes its CPU time with it.
                "-XX:-UseDynamicNumberOfCompilerThreads"));
        if (!threads.isAuto()) {
            flags.add("-D" + ServiceMain.CONTAINER_THREADS + "=" + threads.container());
            flags.add("-D" + ServiceMain.ASYNC_THREADS + "=" + threads.asynchronous());
        }
        return List.copyOf(flags);
    }

    private WireMockService(ChildJvm jvm, int port, String token) {
        this.jvm = jvm;
        this.port = port;
        this.token = token;
    }

    /**
     * Starts a cold service.
     *
     * @param errors where its standard error goes
     */
    public static WireMockService start(Path errors) throws IOException, InterruptedException, ChildFailedException {
        return start(FLAGS, errors);
    }

    /**
     * Starts a cold service with so many threads that can hold so many calls at once.
     *
     * @param errors where its standard error goes
     */
    public static WireMockService start(ServiceThreads threads, int callsAtOnce, Path errors)
            throws IOException, InterruptedException, ChildFailedException {
        return start(flags(threads, callsAtOnce), errors);
    }

    private static WireMockService start(List<String> flags, Path errors)
            throws IOException, InterruptedException, ChildFailedException {
        ChildJvm jvm = ChildJvm.start("the service", flags, List.of(), ServiceMain.class, errors);
        try {
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            String token = HexFormat.of().formatHex(secret);
            jvm.send(token);
            String ready = jvm.receive(START);
            if (!ready.startsWith("READY ")) {
                throw new ChildFailedException("the service said \"" + ready + "\" instead of its port");
            }
            return new WireMockService(jvm, Integer.parseInt(ready.substring("READY ".length())), token);
        } catch (ChildFailedException | InterruptedException | RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    /** Calls it until it is warm; returns the rate it answered at in the end, in calls per second. */
    public double warmUp() throws ChildFailedException, InterruptedException {
        return ServiceWarmUp.run(this);
    }

    /** Where calls go. */
    public URI points() {
        return pointsAt(port);
    }

    /** Where calls to a service on this port go. */
    public static URI pointsAt(int port) {
        return URI.create("http://127.0.0.1:" + port + "/points");
    }

    public int port() {
        return port;
    }

    public long pid() {
        return jvm.pid();
    }

    /** Empties its books. */
    public void reset() throws ChildFailedException, InterruptedException {
        send(admin(PointsExtension.RESET).POST(BodyPublishers.noBody()), 204);
    }

    /** Reads its gauges and histograms. */
    public ServiceSnapshot snapshot() throws ChildFailedException, InterruptedException {
        byte[] body = send(admin(PointsExtension.SNAPSHOT).GET(), 200);
        try {
            return json.readValue(body, ServiceSnapshot.class);
        } catch (IOException e) {
            throw new ChildFailedException("the service sent a snapshot that cannot be read: " + e.getMessage());
        }
    }

    /** Reads its ledger. */
    public LedgerEntries ledger() throws ChildFailedException, InterruptedException {
        return new LedgerEntries(send(admin(PointsExtension.LEDGER).GET(), 200));
    }

    HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/__admin" + path))
                .timeout(ANSWER)
                .header("Authorization", "Token " + token);
    }

    private byte[] send(HttpRequest.Builder request, int expected) throws ChildFailedException, InterruptedException {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != expected) {
                throw new UnexpectedStatusException(response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new ChildFailedException("the service cannot be asked: " + e);
        }
    }

    /** Whether it can still be asked, between trials: one that has been stopped is alive, and would fail every trial to come. */
    public boolean answers() throws InterruptedException {
        try {
            var unused = send(admin(PointsExtension.SNAPSHOT).timeout(ANSWER_AT_REST).GET(), 200);
            return true;
        } catch (ChildFailedException e) {
            return false;
        }
    }

    /** Whether its JVM is still there. */
    public boolean isAlive() {
        return jvm.isAlive();
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
        jvm.close();
    }
}
