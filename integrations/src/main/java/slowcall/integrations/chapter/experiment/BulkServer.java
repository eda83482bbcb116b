package slowcall.integrations.chapter.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A bulk API that grants whatever it is asked for, and counts. */
final class BulkServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger granted = new AtomicInteger();

    private BulkServer(HttpServer server) {
        this.server = server;
    }

    static BulkServer start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        BulkServer server = new BulkServer(http);
        http.createContext("/bulk", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    URI address() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/bulk");
    }

    int granted() {
        return granted.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int calls = JSON.readTree(exchange.getRequestBody()).size();
            granted.addAndGet(calls);
            byte[] body = ("{\"granted\":" + calls + "}").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
