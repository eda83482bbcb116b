package slowcall.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.ServiceThreads;

/**
 * Starts services for runs of other machines, as a run's parent does for its own: each in a fresh JVM, with an admin API that only its
 * run can use. It answers nobody who does not know its token, has services for one run at a time, or for all shards of a load,
 * and ends a service whose run has not been heard of for a minute.
 */
public final class ServiceKeeper implements AutoCloseable {
    /** How long a run may be silent; one that is there asks every few seconds. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final String TAKEN =
            "another run has services there; wait until it has ended, and a minute more if it was killed";
    private static final int MOST_SERVICES = 64;
    private static final int MOST_BYTES = 1024;
    private static final int LOOK_SECONDS = 5;

    static {
        // Read once, by the server's own classes: how long a request may be on its way, in seconds. Otherwise it is for
        // ever.
        System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", "30");
    }

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    /** One each: who begins a request and does not go on keeps nobody else from asking. */
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(ServiceKeeper::daemon);
    private final byte[] authorization;
    private final Map<String, String> about;
    private final Path work;
    private final Map<Integer, Leased> services = new ConcurrentHashMap<>();

    /** A service and when its run was last heard of. */
    private static final class Leased {
        final WireMockService service;
        final String owner;
        volatile long heardNanos = System.nanoTime();

        Leased(WireMockService service, String owner) {
            this.service = service;
            this.owner = owner;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Answer(int status, byte[] body) {
        static Answer of(int status) {
            return new Answer(status, new byte[0]);
        }

        static Answer of(int status, String text) {
            return new Answer(status, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private ServiceKeeper(HttpServer server, String token, Map<String, String> about, Path work) {
        this.server = server;
        this.authorization = authorization(token).getBytes(StandardCharsets.UTF_8);
        this.about = Map.copyOf(about);
        this.work = work;
    }

    static String authorization(String token) {
        return "Token " + token;
    }

    /**
     * Begins to listen.
     *
     * @param address of this machine's, at which its services listen as well, each at a port of its own; the port may be 0
     * @param token that whoever asks must know
     * @param about what to tell of this machine
     * @throws IOException if it cannot listen there
     */
    public static ServiceKeeper open(InetSocketAddress address, String token, Map<String, String> about)
            throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        ServiceKeeper keeper = new ServiceKeeper(server, token, about, Files.createTempDirectory("slowcall-service"));
        server.setExecutor(keeper.threads);
        var unused = server.createContext("/", keeper::handle);
        var unusedLook =
                keeper.clock.scheduleWithFixedDelay(keeper::endForgotten, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        server.start();
        return keeper;
    }

    private static Thread daemon(Runnable task) {
        return Thread.ofPlatform().daemon().name("service-keeper").unstarted(task);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** How many services there are. */
    public int services() {
        return services.size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = isAllowed(exchange) ? answer(exchange) : Answer.of(401);
            } catch (IOException | ChildFailedException | RuntimeException e) {
                answer = Answer.of(500, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer = Answer.of(503);
            }
            byte[] body = answer.body();
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8));
    }

    private Answer answer(HttpExchange exchange) throws IOException, ChildFailedException, InterruptedException {
        String path = String.valueOf(exchange.getRequestURI().getPath());
        String method = exchange.getRequestMethod();
        String owner = String.valueOf(exchange.getRequestHeaders().getFirst(KeeperMessages.OWNER));
        if (path.equals(KeeperMessages.ABOUT) && method.equals("GET")) {
            return isTaken(owner) ? Answer.of(409, TAKEN) : new Answer(200, json.writeValueAsBytes(about));
        }
        if (path.equals(KeeperMessages.SERVICES) && method.equals("POST")) {
            return start(owner, exchange.getRequestBody().readNBytes(MOST_BYTES));
        }
        if (path.matches(KeeperMessages.SERVICES + "/\\d{1,5}")) {
            int port = Integer.parseInt(path.substring(KeeperMessages.SERVICES.length() + 1));
            return switch (method) {
                case "GET" -> Answer.of(isThere(port) ? 204 : 404);
                case "DELETE" -> {
                    end(services.remove(port));
                    yield Answer.of(204);
                }
                default -> Answer.of(405);
            };
        }
        return Answer.of(404);
    }

    /** Two runs with services on one machine would measure each other, wherever they are themselves. */
    private boolean isTaken(String owner) {
        return services.values().stream().anyMatch(leased -> !leased.owner.equals(owner));
    }

    /** One after another: what is there decides. */
    private synchronized Answer start(String owner, byte[] body)
            throws IOException, ChildFailedException, InterruptedException {
        if (isTaken(owner)) {
            return Answer.of(409, TAKEN);
        }
        if (services.size() >= MOST_SERVICES) {
            return Answer.of(503, "there are " + services.size() + " services already");
        }
        KeeperMessages.Wanted wanted = json.readValue(body, KeeperMessages.Wanted.class);
        WireMockService service = WireMockService.start(
                new ServiceThreads(wanted.container(), wanted.asynchronous()),
                wanted.callsAtOnce(),
                server.getAddress().getAddress().getHostAddress(),
                Files.createTempFile(work, "service", ".txt"));
        services.put(service.port(), new Leased(service, owner));
        return new Answer(
                201,
                json.writeValueAsBytes(new KeeperMessages.Started(service.port(), service.token(), service.pid())));
    }

    /** Whether its service is there; who asks wants to keep it. */
    private boolean isThere(int port) {
        Leased leased = services.get(port);
        if (leased == null || !leased.service.isAlive()) {
            return false;
        }
        leased.heardNanos = System.nanoTime();
        return true;
    }

    private void endForgotten() {
        services.forEach((port, leased) -> {
            if (System.nanoTime() - leased.heardNanos > LEASE.toNanos()) {
                try {
                    end(services.remove(port));
                } catch (RuntimeException e) {
                    // Thrown further it would be the last look of all.
                }
            }
        });
    }

    private static void end(@Nullable Leased leased) {
        if (leased != null) {
            leased.service.close();
        }
    }

    /** Ends its services, and answers nobody any more. */
    @Override
    public void close() throws IOException {
        server.stop(0);
        clock.shutdownNow();
        threads.shutdownNow();
        services.values().forEach(ServiceKeeper::end);
        services.clear();
        try (var files = Files.list(work)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(work);
    }
}
