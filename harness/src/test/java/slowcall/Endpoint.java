package slowcall;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import slowcall.plan.Target;

/**
 * Somebody else's endpoint, on this machine: {@code /status/N} answers with that status, {@code /slow/N} with 200 after so many
 * milliseconds, and {@code /drops/N} only so often, and then closes the connection. It keeps a line for each request.
 */
public final class Endpoint implements AutoCloseable {
    private static final int BACKLOG = 1000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    public Endpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        int bytes = exchange.getRequestBody().readAllBytes().length;
        String ours = exchange.getRequestHeaders().keySet().stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("slowcall"))
                .findFirst()
                .orElse("");
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + bytes + ours);
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        int number = Integer.parseInt(path[2]);
        if (path[1].equals("drops") && asked.size() > number) {
            exchange.close();
            return;
        }
        int status = path[1].equals("status") ? number : 200;
        try {
            Thread.sleep(path[1].equals("slow") ? number : 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (status / 100 == 3) {
            exchange.getResponseHeaders().add("Location", "/status/200");
        }
        byte[] body = "an answer of some kind".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** What is called to have this path. */
    public Target at(String path) {
        return Target.parse("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Method, path, the body's length, and a header of ours if there is one, of each request so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
