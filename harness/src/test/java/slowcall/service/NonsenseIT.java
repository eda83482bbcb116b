package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import slowcall.ReliabilityFigure;
import slowcall.plan.Exchange;

/**
 * What becomes of a connection over which an answer came that is no HTTP. Guards against a client whose sockets are used up by a service
 * that sends such. {@code java.net.http} of JDK 25.0.3 is one: what it cannot read the head of, it never closes. That is counted and
 * published, and not held against it, for nobody who uses it could close them.
 */
class NonsenseIT {
    private static final int CALLS = 20;
    private static final long PATIENCE_SECONDS = 5;

    /** What is sent in place of an answer, before the service hangs up. */
    private enum Nonsense {
        STATUS_LINE("status line", "HTTP/1.1 what?\r\n\r\n", true),
        LENGTH("length", "HTTP/1.1 200 OK\r\nContent-Length: what?\r\n\r\nok", true),
        CHUNK("chunk size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nwhat?\r\n", false),
        CUT_SHORT("answer cut short", "HTTP/1.1 200", false);

        private final String words;
        private final String bytes;
        private final boolean inTheHead;

        Nonsense(String words, String bytes, boolean inTheHead) {
            this.words = words;
            this.bytes = bytes;
            this.inTheHead = inTheHead;
        }

        private boolean isLeftOpenBy(String client) {
            return inTheHead && client.equals("jdk");
        }
    }

    /** Answers each connection's first request with nonsense, hangs up, and waits for the caller to do so, too. */
    private static final class Service implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, CALLS, InetAddress.getLoopbackAddress());
        private final List<Socket> sockets = new ArrayList<>();
        private final CountDownLatch closed = new CountDownLatch(CALLS);

        Service(Nonsense nonsense) throws IOException {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Socket socket = server.accept();
                        synchronized (sockets) {
                            sockets.add(socket);
                        }
                        Thread.ofVirtual().start(() -> answer(socket, nonsense));
                    }
                } catch (IOException e) {
                    // It has been closed.
                }
            });
        }

        private void answer(Socket socket, Nonsense nonsense) {
            try {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                String line = in.readLine();
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                socket.getOutputStream().write(nonsense.bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                while (in.read() >= 0) {
                    // What is left of the request.
                }
            } catch (IOException e) {
                // Closed as well, if less politely.
            }
            closed.countDown();
        }

        private URI address() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        }

        /** Connections that their caller keeps. */
        private long open() throws InterruptedException {
            var unused = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return closed.getCount();
        }

        private int accepted() {
            synchronized (sockets) {
                return sockets.size();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            synchronized (sockets) {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    private static Stream<String> clients() {
        return slowcall.plan.Clients.NAMES.stream()
                .filter(name -> Exchange.through(name).overTheWire());
    }

    @Test
    void everyCallFailsAndNoOtherClientKeepsAConnection() throws Exception {
        List<String> kept = new ArrayList<>();
        for (String client : clients().toList()) {
            for (Nonsense nonsense : Nonsense.values()) {
                long open = leftOpen(client, nonsense);
                if (!nonsense.isLeftOpenBy(client)) {
                    assertEquals(0, open, client + " after a " + nonsense.words);
                } else if (open > 0) {
                    kept.add(client + " " + open + " after a " + nonsense.words + " that is none");
                }
            }
        }

        String by = "JDK " + Runtime.version() + ": ";
        ReliabilityFigure.publish("nonsense", by + (kept.isEmpty() ? "none" : String.join(", ", kept)));
    }

    private static long leftOpen(String client, Nonsense nonsense) throws Exception {
        try (Service service = new Service(nonsense);
                PointsService points = Clients.open(Exchange.through(client), service.address())) {
            for (int id = 0; id < CALLS; id++) {
                PointsCall call = new PointsCall(id, 0, 20);
                assertThrows(Exception.class, () -> points.call(call), client + " after a " + nonsense.words);
            }
            long open = service.open();
            assertEquals(CALLS, service.accepted(), client + " after a " + nonsense.words + ": one connection a call");
            return open;
        }
    }
}
