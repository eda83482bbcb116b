package slowcall.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import slowcall.jvm.ParentWatch;

/**
 * A service that misbehaves at random, in a JVM of its own: says {@code READY port}, and for each line that it is sent {@code COUNTS received
 * answered}. Of a hundred requests some eighty are answered as one would wish.
 */
final class MoodyMain {
    private static final int ACCEPT_QUEUE = 8192;

    /** Longer than callers wait. */
    private static final long STALL_MILLIS = 1500;

    private final SplittableRandom random = new SplittableRandom(20260401);
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();

    /** What becomes of a request. */
    private enum Mood {
        ANSWER,
        DELAY,
        STATUS_500,
        RESET,
        CLOSE,
        STALL_BEFORE,
        STALL_WITHIN,
        GIBBERISH
    }

    private MoodyMain() {}

    public static void main(String[] args) throws Exception {
        ParentWatch parent = ParentWatch.start();
        MoodyMain service = new MoodyMain();
        ServerSocket server = new ServerSocket(0, ACCEPT_QUEUE, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("accept").start(() -> service.accept(server));
        parent.send("READY " + server.getLocalPort());
        while (true) {
            var unused = parent.receive();
            parent.send("COUNTS " + service.received.get() + " " + service.answered.get());
        }
    }

    private void accept(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // Such as a connection that was given up before it was accepted: the next is another one's.
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            while (hasRequest(in)) {
                received.incrementAndGet();
                if (!treat(socket, out)) {
                    return;
                }
            }
        } catch (IOException e) {
            // Callers hang up when they have waited long enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a request's head; it has no body. */
    private static boolean hasRequest(BufferedReader in) throws IOException {
        String line = in.readLine();
        boolean any = line != null;
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
        return any && line != null;
    }

    /** Returns whether the connection can be used again. */
    private boolean treat(Socket socket, OutputStream out) throws IOException, InterruptedException {
        switch (mood()) {
            case ANSWER -> {
                Thread.sleep(5 + drawn(45));
                answer(out, "200 OK");
            }
            case DELAY -> {
                Thread.sleep(200 + drawn(600));
                answer(out, "200 OK");
            }
            case STATUS_500 -> answer(out, "500 Internal Server Error");
            case RESET -> {
                // Closing then sends RST.
                socket.setSoLinger(true, 0);
                return false;
            }
            case CLOSE -> {
                return false;
            }
            case STALL_BEFORE -> {
                Thread.sleep(STALL_MILLIS);
                answer(out, "200 OK");
            }
            case STALL_WITHIN -> {
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of ");
                Thread.sleep(STALL_MILLIS);
                return false;
            }
            case GIBBERISH -> {
                // Where the body should be: after a status line, or a length, that is none the JDK's client never
                // closes its socket, as NonsenseIT tells.
                write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nwhat?\r\n");
                return false;
            }
        }
        return true;
    }

    private void answer(OutputStream out, String status) throws IOException {
        if (status.startsWith("200")) {
            answered.incrementAndGet();
        }
        write(out, "HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\nok");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private Mood mood() {
        int share = drawn(100);
        if (share < 80) {
            return Mood.ANSWER;
        }
        if (share < 86) {
            return Mood.DELAY;
        }
        if (share < 91) {
            return Mood.STATUS_500;
        }
        if (share < 94) {
            return Mood.RESET;
        }
        if (share < 96) {
            return Mood.CLOSE;
        }
        if (share < 98) {
            return Mood.STALL_BEFORE;
        }
        return share < 99 ? Mood.STALL_WITHIN : Mood.GIBBERISH;
    }

    private int drawn(int below) {
        synchronized (random) {
            return random.nextInt(below);
        }
    }
}
