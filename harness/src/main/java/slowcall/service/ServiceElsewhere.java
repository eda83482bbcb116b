package slowcall.service;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.plan.ServiceThreads;

/** Another machine, on which {@code slowcall service} waits to be asked for services. */
public final class ServiceElsewhere implements ServiceHost, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration START = Duration.ofSeconds(90);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI keeper;
    private final String token;

    private ServiceElsewhere(URI keeper, String token) {
        this.keeper = keeper;
        this.token = token;
    }

    /**
     * Another machine's; nothing is sent to it yet.
     *
     * @param url {@code http://HOST:PORT}
     * @param token that its keeper wants
     * @throws PlanException if the URL is another
     */
    public static ServiceElsewhere at(String url, String token) {
        if (!url.matches("http://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}/?")) {
            throw new PlanException(
                    Position.NONE, "--service " + url + " is no http://HOST:PORT, such as http://10.0.0.5:7070");
        }
        return new ServiceElsewhere(URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url), token);
    }

    /**
     * What its keeper tells of it: its environment's fingerprint.
     *
     * @throws PlanException if it does not know the token
     * @throws IOException if nobody answers, or somebody else does
     */
    public Map<String, String> about() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(request(Kept.ABOUT).GET().timeout(ANSWER));
        if (answer.statusCode() == 401) {
            throw new PlanException(
                    Position.NONE, keeper + " does not know this token; give the file that slowcall service names there");
        }
        if (answer.statusCode() != 200) {
            throw new IOException(keeper + " answers with status " + answer.statusCode() + ": it is no slowcall service");
        }
        return json.readValue(answer.body(), new TypeReference<Map<String, String>>() {});
    }

    @Override
    public WireMockService start(ServiceThreads threads, int callsAtOnce, Path errors)
            throws IOException, InterruptedException, ChildFailedException {
        byte[] wanted = json.writeValueAsBytes(
                new Kept.Wanted(threads.container(), threads.asynchronous(), callsAtOnce));
        HttpResponse<byte[]> answer = send(
                request(Kept.SERVICES).POST(BodyPublishers.ofByteArray(wanted)).timeout(START));
        if (answer.statusCode() != 201) {
            throw new ChildFailedException(keeper + " did not start one, status " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        Kept.Started started = json.readValue(answer.body(), Kept.Started.class);
        Lease lease = new Lease(started);
        lease.keep();
        return WireMockService.elsewhere(keeper.getHost(), started.port(), started.token(), lease);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(keeper.resolve(path))
                .header("Authorization", ServiceKeeper.authorization(token));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException(
                    "nobody answers at " + keeper + " (" + e + "); start slowcall service --listen there", e);
        }
    }

    /** A service of that machine's, as long as this process asks for it. */
    private final class Lease implements ServiceLife {
        private static final long PERIOD_MILLIS = 5000;

        private final Kept.Started started;
        private volatile boolean ended;

        Lease(Kept.Started started) {
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
            return request(Kept.SERVICES + "/" + started.port()).timeout(ANSWER);
        }

        @Override
        public boolean isAlive() {
            try {
                return send(itself().GET()).statusCode() == 204;
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
                var unused = send(itself().DELETE());
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
