package slowcall.integrations.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.service.PointsCall;

/** Guards against grants that are taken for made because a call came back. */
@Timeout(60)
class HttpBulkPointsTest {
    private static final List<PointsCall> TWO = List.of(new PointsCall(7, 0, 20), new PointsCall(8, 0, 0));

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private volatile int status = 200;
    private volatile String answer = "{\"granted\":2}";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/points/bulk", exchange -> {
            received.add(exchange.getRequestMethod() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpBulkPoints client() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/points/bulk");
        return new HttpBulkPoints(address, Duration.ofSeconds(20));
    }

    @Test
    void allGrantsAreOneCall() throws Exception {
        try (HttpBulkPoints points = client()) {
            points.grant(TWO);
        }

        assertEquals(
                "POST [{\"requestId\":7,\"index\":0,\"delayMillis\":20},{\"requestId\":8,\"index\":0,\"delayMillis\":0}]",
                received.poll());
    }

    @Test
    void anotherAnswerThanAllOfThemIsAFailure() {
        try (HttpBulkPoints points = client()) {
            for (String wrong : List.of("{\"granted\":1}", "{}", "[]", "")) {
                answer = wrong;
                assertThrows(IOException.class, () -> points.grant(TWO), wrong);
            }
            status = 503;
            assertEquals(
                    "the bulk API answered with status 503",
                    assertThrows(IOException.class, () -> points.grant(TWO)).getMessage());
        }
    }
}
