package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guards against an answer that fills the memory, or that is waited for until somebody wonders. */
class BoundedAnswerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.shutdownNow();
        http.close();
    }

    private HttpResponse<byte[]> answer(Server server, Duration patience, long most)
            throws IOException, InterruptedException {
        return BoundedAnswer.to(HttpRequest.newBuilder(URI.create(server.url())).build(), http, patience, most);
    }

    @Test
    void isReadWhole() throws Exception {
        try (Server server = Server.saying(201, "as it is")) {
            HttpResponse<byte[]> answer = answer(server, LONG, 8);

            assertEquals(201, answer.statusCode());
            assertArrayEquals("as it is".getBytes(StandardCharsets.UTF_8), answer.body());
        }
    }

    @Test
    void isNotReadFurtherThanThereIsRoom() throws Exception {
        try (Server server = new Server(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            // Until who has asked hangs up.
            while (true) {
                exchange.getResponseBody().write(new byte[1 << 16]);
            }
        })) {
            IOException refused = assertThrows(IOException.class, () -> answer(server, LONG, 1 << 20));

            assertTrue(
                    String.valueOf(refused.getMessage()).contains("an answer of more than 1024 KiB"),
                    refused::toString);
        }
    }

    @Test
    void isNotWaitedForWhenItStopsInItsMidst() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (Server server = new Server(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            assertThrows(HttpTimeoutException.class, () -> answer(server, Duration.ofMillis(300), 1 << 20));
        } finally {
            over.countDown();
        }
    }
}
