package slowcall.integrations.parts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import slowcall.jvm.ParentWatch;

/**
 * The JVM that keeps a database server as its own child, which it can wait for. It reads its order, a line; says {@code READY pid
 * millis} when the server answers; then {@code KILLED} to {@code KILL}, and {@code READY} again to {@code START}. When its input ends,
 * the server does.
 */
public final class DatabaseMain {
    private static final AtomicReference<@Nullable PostgresServer> KEPT = new AtomicReference<>();

    private DatabaseMain() {}

    public static void main(String[] args) {
        ParentWatch parent = ParentWatch.start(() -> end(0));
        try {
            keep(parent);
        } catch (Throwable e) {
            // The first line is what the parent quotes.
            System.err.println(e.getMessage());
            e.printStackTrace();
            end(1);
        }
    }

    private static void keep(ParentWatch parent) throws IOException, InterruptedException {
        DatabaseOrder order = new ObjectMapper().readValue(parent.receive(), DatabaseOrder.class);
        PostgresServer server = PostgresServer.create(Path.of(order.folder()), order.port(), order.password());
        KEPT.set(server);
        start(server, parent);
        while (true) {
            String command = parent.receive();
            switch (command) {
                case "KILL" -> {
                    server.kill();
                    parent.send("KILLED");
                }
                case "START" -> start(server, parent);
                default -> throw new IOException("there is no command \"" + command + "\"");
            }
        }
    }

    private static void start(PostgresServer server, ParentWatch parent) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long pid = server.start();
        parent.send("READY " + pid + " " + (System.nanoTime() - begun) / 1_000_000);
    }

    private static void end(int exitCode) {
        PostgresServer server = KEPT.get();
        if (server != null) {
            server.close();
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
