package slowcall.service;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.plan.ServiceThreads;

/** Another machine, on which {@code slowcall service} waits to be asked for services. */
public final class ServiceElsewhere implements ServiceHost, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration START = Duration.ofSeconds(90);
    private static final String PLACE = "http://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}/?";
    private static final int MOST_PORT = 65_535;
    private static final long LARGEST_ANSWER = 64L << 10;
    private static final int MOST_WORDS = 300;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI keeper;
    private final String token;
    private final String owner;

    private ServiceElsewhere(URI keeper, String token, String owner) {
        this.keeper = keeper;
        this.token = token;
        this.owner = owner;
    }

    /**
     * Another machine's, for one run; nothing is sent to it yet.
     *
     * @param url {@code http://HOST:PORT}
     * @param token that its keeper wants
     * @throws PlanException if the URL is another
     */
    public static ServiceElsewhere at(String url, String token) {
        return at(url, token, UUID.randomUUID().toString());
    }

    /**
     * Another machine's, for all shards of a load; nothing is sent to it yet.
     *
     * @param url {@code http://HOST:PORT}
     * @param token that its keeper wants
     * @param owner the same for all of them, and for nobody else
     * @throws PlanException if the URL is another
     */
    public static ServiceElsewhere at(String url, String token, String owner) {
        if (!url.matches(PLACE)) {
            throw refused(url);
        }
        try {
            URI keeper = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (keeper.getHost() == null || keeper.getPort() > MOST_PORT) {
                throw refused(url);
            }
            return new ServiceElsewhere(keeper, token, owner);
        } catch (URISyntaxException e) {
            throw refused(url);
        }
    }

    private static PlanException refused(String url) {
        return new PlanException(
                Position.NONE, "--service " + url + " is no http://HOST:PORT, such as http://10.0.0.5:7070");
    }

    /**
     * What its keeper tells of it: its environment's fingerprint.
     *
     * @throws PlanException if it does not know the token, or has services of another run
     * @throws IOException if nobody answers, or somebody else does
     */
    public Map<String, String> about() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(request(KeeperMessages.ABOUT).GET(), ANSWER);
        if (answer.statusCode() == 401) {
            throw new PlanException(
                    Position.NONE,
                    keeper + " does not know this token; give the file that slowcall service names there");
        }
        if (answer.statusCode() == 409) {
            throw new PlanException(Position.NONE, keeper + ": " + words(answer));
        }
        if (answer.statusCode() != 200) {
            throw new IOException(
                    keeper + " answers with status " + answer.statusCode() + ": it is no slowcall service");
        }
        return parsed(answer, new TypeReference<Map<String, String>>() {});
    }

    /** What it says, if it is what a keeper says. */
    private <T> T parsed(HttpResponse<byte[]> answer, TypeReference<T> type) throws IOException {
        try {
            T said = json.readValue(answer.body(), type);
            if (said != null) {
                return said;
            }
        } catch (IOException e) {
            // Nor was that.
        }
        throw new IOException(keeper + " answers with something else than a slowcall service does; is it one?");
    }

    /** What it says to people, or the beginning of it. */
    private static String words(HttpResponse<byte[]> answer) {
        byte[] body = answer.body();
        return new String(body, 0, Math.min(MOST_WORDS, body.length), StandardCharsets.UTF_8);
    }

    @Override
    public WireMockService start(ServiceThreads threads, int callsAtOnce, Path errors)
            throws IOException, InterruptedException, ChildFailedException {
        byte[] wanted = json.writeValueAsBytes(
                new KeeperMessages.Wanted(threads.container(), threads.asynchronous(), callsAtOnce));
        HttpResponse<byte[]> answer =
                send(request(KeeperMessages.SERVICES).POST(BodyPublishers.ofByteArray(wanted)), START);
        if (answer.statusCode() != 201) {
            throw new ChildFailedException(
                    keeper + " did not start one, status " + answer.statusCode() + ": " + words(answer));
        }
        KeeperMessages.Started started = parsed(answer, new TypeReference<KeeperMessages.Started>() {});
        if (!started.canBe()) {
            throw new IOException(keeper + " tells of a service that cannot be; is it a slowcall service?");
        }
        Lease lease = new Lease(started);
        lease.keep();
        return WireMockService.elsewhere(keeper.getHost(), started.port(), started.token(), lease);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(keeper.resolve(path))
                .header("Authorization", ServiceKeeper.authorization(token))
                .header(KeeperMessages.OWNER, owner);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, Duration patience)
            throws IOException, InterruptedException {
        try {
            return BoundedAnswer.to(request.build(), http, patience, LARGEST_ANSWER);
        } catch (IOException e) {
            throw new IOException(
                    "nobody answers at " + keeper + " (" + e + "); start slowcall service --listen there", e);
        }
    }

    /** A service of that machine's, as long as this process asks for it. */
    private final class Lease implements ServiceLife {
        private static final long PERIOD_MILLIS = 5000;

        private final KeeperMessages.Started started;
        private volatile boolean ended;

        Lease(KeeperMessages.Started started) {
            this.started = started;
        }

        /** Begins to ask, so that it is kept. */
        void keep() {
            Thread.ofPlatform().daemon().name("service-lease").start(() -> {
                try {
                    while (!ended) {
                        Thread.sleep(PERIOD_MILLIS);
                        if (!ended) {
                            var unused = isAlive();
                        }
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        private HttpRequest.Builder itself() {
            return request(KeeperMessages.SERVICES + "/" + started.port());
        }

        @Override
        public boolean isAlive() {
            try {
                return send(itself().GET(), ANSWER).statusCode() == 204;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public long pid() {
            return started.pid();
        }

        @Override
        public void end() {
            ended = true;
            boolean interrupted = Thread.interrupted();
            try {
                var unused = send(itself().DELETE(), ANSWER);
            } catch (IOException e) {
                // It is gone, or will be when its lease has run out.
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
