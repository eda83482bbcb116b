package slowcall.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.ChildJvm;
import slowcall.plan.Outage;
import slowcall.plan.ServiceThreads;

/**
 * The slow service, seen from the run that it is for: WireMock in a JVM of its own, on 127.0.0.1 or on another machine, and a free port.
 * Its admin API wants a token that only this process has, and the keeper that started it elsewhere.
 */
public final class WireMockService implements AutoCloseable {
    /** The flags of the service's JVM for loads of ordinary size. */
    public static final List<String> FLAGS = flags(ServiceThreads.AUTO, 0);

    /** This machine, seen from itself. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LEAST_HEAP_MIB = 768;
    private static final int CALLS_IN_LEAST_HEAP = 4000;
    private static final int CALLS_PER_MIB = 5;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration ANSWER_AT_REST = Duration.ofSeconds(5);

    /** From the first of an answer's lines on it may take longer: a ledger is large, and the network may be slow. */
    private static final Duration WHOLE_ANSWER = Duration.ofMinutes(2);

    /** Three times the ledger of the most requests that a plan may offer. */
    private static final long LARGEST_ANSWER = 256L << 20;

    private final ServiceLife life;
    private final String host;
    private final boolean here;
    private final int port;
    private final String token;
    private final Duration patience;
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

    private WireMockService(ServiceLife life, String host, boolean here, int port, String token, Duration patience) {
        this.life = life;
        this.host = host;
        this.here = here;
        this.port = port;
        this.token = token;
        this.patience = patience;
    }

    /**
     * Starts a cold service.
     *
     * @param errors where its standard error goes
     */
    public static WireMockService start(Path errors) throws IOException, InterruptedException, ChildFailedException {
        return start(FLAGS, LOOPBACK, errors, ANSWER);
    }

    /**
     * Starts a cold service with so many threads that can hold so many calls at once.
     *
     * @param errors where its standard error goes
     */
    public static WireMockService start(ServiceThreads threads, int callsAtOnce, Path errors)
            throws IOException, InterruptedException, ChildFailedException {
        return start(threads, callsAtOnce, LOOPBACK, errors);
    }

    /**
     * The same, for calls from other machines too.
     *
     * @param address of this machine's, at which it listens
     */
    static WireMockService start(ServiceThreads threads, int callsAtOnce, String address, Path errors)
            throws IOException, InterruptedException, ChildFailedException {
        return start(flags(threads, callsAtOnce), address, errors, ANSWER);
    }

    /** On this machine and with another patience, for tests. */
    static WireMockService start(ServiceThreads threads, int callsAtOnce, Path errors, Duration patience)
            throws IOException, InterruptedException, ChildFailedException {
        return start(flags(threads, callsAtOnce), LOOPBACK, errors, patience);
    }

    /** One that was started on another machine, and is ended there. */
    static WireMockService elsewhere(String host, int port, String token, ServiceLife life) {
        return new WireMockService(life, host, false, port, token, ANSWER);
    }

    private static WireMockService start(List<String> flags, String address, Path errors, Duration patience)
            throws IOException, InterruptedException, ChildFailedException {
        List<String> all = new ArrayList<>(flags);
        if (!address.equals(LOOPBACK)) {
            all.add("-D" + ServiceMain.ADDRESS + "=" + address);
        }
        ChildJvm jvm = ChildJvm.start("the service", all, List.of(), ServiceMain.class, errors);
        try {
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            String token = HexFormat.of().formatHex(secret);
            jvm.send(token);
            String ready = jvm.receive(START);
            if (!ready.startsWith("READY ")) {
                throw new ChildFailedException("the service said \"" + ready + "\" instead of its port");
            }
            return new WireMockService(
                    new Child(jvm),
                    address,
                    true,
                    Integer.parseInt(ready.substring("READY ".length())),
                    token,
                    patience);
        } catch (ChildFailedException | InterruptedException | RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    /** A child of this process. */
    private record Child(ChildJvm jvm) implements ServiceLife {
        @Override
        public boolean isAlive() {
            return jvm.isAlive();
        }

        @Override
        public long pid() {
            return jvm.pid();
        }

        @Override
        public void end() {
            jvm.close();
        }
    }

    /** Calls it until it is warm; returns the rate it answered at in the end, in calls per second. */
    public double warmUp() throws ChildFailedException, InterruptedException {
        return warmUp(ServiceWarmUp.LONGEST);
    }

    /**
     * Calls it until it is warm, or for as long as that is worth; returns the rate it answered at in the end, in calls per second.
     *
     * @param worth how long it may take, but for some seconds that it always does
     */
    public double warmUp(Duration worth) throws ChildFailedException, InterruptedException {
        return ServiceWarmUp.run(this, worth);
    }

    /** Where calls go. */
    public URI points() {
        return pointsAt(host, port);
    }

    /** Where bulk calls go, each of which is a JSON array of calls and has one delay, the longest of theirs. */
    public URI bulkPoints() {
        return bulkOf(points());
    }

    /** The same, where it is known where single calls go. */
    public static URI bulkOf(URI points) {
        return URI.create(points + "/bulk");
    }

    /** Where calls to a service on this port of this machine go. */
    public static URI pointsAt(int port) {
        return pointsAt(LOOPBACK, port);
    }

    /** Where calls to a service on this port of a machine go. */
    public static URI pointsAt(String host, int port) {
        return URI.create("http://" + host + ":" + port + "/points");
    }

    /** The machine that it is on, as this one calls it. */
    public String host() {
        return host;
    }

    /** Whether it is on this machine: then its processors are this one's, and so are the kernel's counters of its connections. */
    public boolean isHere() {
        return here;
    }

    /** What its admin API wants to know. */
    String token() {
        return token;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return life.pid();
    }

    /** Empties its books; an outage that was ordered, and faults, end. */
    public void reset() throws ChildFailedException, InterruptedException {
        send(admin(PointsExtension.RESET).POST(BodyPublishers.noBody()), 204);
    }

    /** What its monotonic clock says now. */
    public long nanoTime() throws ChildFailedException, InterruptedException {
        byte[] body = send(admin(PointsExtension.CLOCK).GET(), 200);
        try {
            return Long.parseLong(new String(body, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            throw new ChildFailedException("the service sent no time: " + e.getMessage());
        }
    }

    /**
     * Orders an outage that it keeps by its own clock, until its books are emptied. For calls whose callers know of none.
     *
     * @param fromNanos when it begins, by {@link System#nanoTime}
     * @throws ChildFailedException if the service knew of it only when it had begun
     */
    public void order(Outage.Mode mode, long fromNanos, long untilNanos)
            throws ChildFailedException, InterruptedException {
        order(PointsExtension.OUTAGE, new OrderedOutage(mode, fromNanos, untilNanos));
        if (System.nanoTime() - fromNanos > 0) {
            throw new ChildFailedException("the service knew of its outage only when it had begun; let it begin later");
        }
    }

    /**
     * Has it lose answers until its books are emptied: the calls are applied, and their callers cannot know.
     *
     * @param share the probability that the answer to a request's first call is lost, between 0 and 1
     * @param seed that decides, with a request's id alone, which they are
     */
    public void loseAnswers(double share, long seed) throws ChildFailedException, InterruptedException {
        order(PointsExtension.FAULTS, new Faults(share, seed));
    }

    private void order(String path, Record what) throws ChildFailedException, InterruptedException {
        try {
            send(admin(path).POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(what))), 204);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers and words is always JSON", e);
        }
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
        byte[] body = send(admin(PointsExtension.LEDGER).GET(), 200);
        try {
            return new LedgerEntries(body);
        } catch (IllegalArgumentException e) {
            throw new ChildFailedException("the service sent no ledger: " + e.getMessage());
        }
    }

    HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/__admin" + path))
                .timeout(patience)
                .header("Authorization", "Token " + token);
    }

    private byte[] send(HttpRequest.Builder request, int expected) throws ChildFailedException, InterruptedException {
        try {
            HttpResponse<byte[]> response = BoundedAnswer.to(request.build(), http, WHOLE_ANSWER, LARGEST_ANSWER);
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
            var unused =
                    send(admin(PointsExtension.SNAPSHOT).timeout(ANSWER_AT_REST).GET(), 200);
            return true;
        } catch (ChildFailedException e) {
            return false;
        }
    }

    /** Whether its JVM is still there. */
    public boolean isAlive() {
        return life.isAlive();
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
        life.end();
    }
}
