package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.Processes;
import slowcall.plan.Exchange;
import slowcall.plan.PlanException;
import slowcall.plan.ServiceThreads;

/** Guards against a service elsewhere that keeps other books than one at home, serves strangers, or outlives its run. */
class ServiceKeeperIT {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private ServiceKeeper keeper;
    private String url;
    private ServiceElsewhere elsewhere;

    @BeforeEach
    void open() throws IOException {
        keeper = ServiceKeeper.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TOKEN, Map.of("cores", "2"));
        url = "http://127.0.0.1:" + keeper.address().getPort();
        elsewhere = ServiceElsewhere.at(url, TOKEN);
    }

    @AfterEach
    void close() throws IOException {
        elsewhere.close();
        keeper.close();
    }

    @Test
    void tellsOfItsMachine() throws Exception {
        assertEquals(Map.of("cores", "2"), elsewhere.about());
    }

    @Test
    void keepsBooksAsAtHome() throws Exception {
        WireMockService service = elsewhere.start(ServiceThreads.AUTO, 0, folder.resolve("none"));
        long pid = service.pid();
        assertTrue(service.isAlive());
        assertFalse(service.isHere());
        try (PointsService client = Clients.open(Exchange.through("jdk"), service.points())) {
            service.reset();
            for (int id = 0; id < 5; id++) {
                client.callAsync(new PointsCall(id, 0, 1)).get(30, TimeUnit.SECONDS);
            }
            assertEquals(5, service.snapshot().received());
            assertEquals(5, service.ledger().ids());
            assertEquals(1, service.ledger().applied(4));
        }
        assertEquals(1, keeper.services());

        service.close();

        assertEquals(0, keeper.services());
        assertFalse(service.isAlive());
        Processes.awaitEnd(pid);
    }

    @Test
    void aServiceWithFewThreadsIsOneToo() throws Exception {
        WireMockService service = elsewhere.start(new ServiceThreads(8, 0), 0, folder.resolve("none"));

        assertTrue(service.isAlive());
        service.close();
    }

    @Test
    void hasServicesForOneRunAtATimeOrForAllShardsOfALoad() throws Exception {
        ServiceElsewhere first = ServiceElsewhere.at(url, TOKEN, "a-load");
        ServiceElsewhere second = ServiceElsewhere.at(url, TOKEN, "a-load");
        WireMockService one = first.start(ServiceThreads.AUTO, 0, folder.resolve("none"));
        WireMockService other = second.start(ServiceThreads.AUTO, 0, folder.resolve("none"));

        PlanException refusal = assertThrows(PlanException.class, elsewhere::about);
        assertTrue(refusal.getMessage().contains("another run has services there"), refusal.getMessage());
        assertThrows(ChildFailedException.class, () -> elsewhere.start(ServiceThreads.AUTO, 0, folder));
        one.close();
        other.close();
        assertEquals(Map.of("cores", "2"), elsewhere.about());
    }

    @Test
    void answersNobodyWhoDoesNotKnowTheToken() throws Exception {
        ServiceElsewhere stranger = ServiceElsewhere.at(url, TOKEN.replace('0', '1'));

        PlanException refusal = assertThrows(PlanException.class, stranger::about);
        assertTrue(refusal.getMessage().contains("does not know this token"), refusal.getMessage());
        assertThrows(ChildFailedException.class, () -> stranger.start(ServiceThreads.AUTO, 0, folder));
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(
                            HttpRequest.newBuilder(URI.create(url + "/services"))
                                    .POST(BodyPublishers.ofString("{}"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            assertEquals(401, status);
        }
        assertEquals(0, keeper.services());
    }

    /** As many as a server with a few threads would wait for. */
    @Test
    void whoBeginsToAskAndDoesNotGoOnKeepsNobodyElseFromIt() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), keeper.address().getPort());
                slow.add(socket);
                socket.getOutputStream().write("GET /about HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(Map.of("cores", "2"), elsewhere.about());
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void itsServicesEndWithIt() throws Exception {
        WireMockService service = elsewhere.start(ServiceThreads.AUTO, 0, folder.resolve("none"));
        long pid = service.pid();

        keeper.close();

        Processes.awaitEnd(pid);
        assertFalse(service.isAlive());
        keeper = ServiceKeeper.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TOKEN, Map.of());
    }

    @Test
    void whoIsNotThereIsNamed() throws Exception {
        int port = keeper.address().getPort();
        keeper.close();

        IOException problem = assertThrows(IOException.class, elsewhere::about);
        assertTrue(problem.getMessage().contains("nobody answers at http://127.0.0.1:" + port), problem.getMessage());
        keeper = ServiceKeeper.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TOKEN, Map.of());
    }

    @Test
    void anotherUrlIsRefused() {
        for (String other : new String[] {
            "https://10.0.0.5:7070",
            "http://10.0.0.5",
            "http://a@b:1",
            "http://10.0.0.5:7070/x",
            "10.0.0.5:7070",
            "",
            "http://10.0.0.5:99999",
            "http://[:::::::::]:80",
            "http://a_b:80"
        }) {
            assertThrows(PlanException.class, () -> ServiceElsewhere.at(other, TOKEN), other);
        }
    }
}
