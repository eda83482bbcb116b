package slowcall.integrations.subject;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import slowcall.integrations.ledger.Answer;

/**
 * Where logins come in: a port of the loopback interface for those who have the token. Frames of a fixed length instead of HTTP, whose
 * cost on both sides would be a large part of what is measured. Logins of one connection are handed on in the order sent, and answered
 * in any.
 */
final class Door implements AutoCloseable {
    /** What a caller with the right token is told first. */
    static final int WELCOME = 1;

    /** What becomes of a login. */
    interface Logins {
        /**
         * Takes a login, and returns before it is done.
         *
         * @param answer told once what the one who asked is told
         */
        void take(Asked asked, Consumer<Answer> answer);
    }

    private final ServerSocket socket;
    private final byte[] token;
    private final Logins logins;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Door(ServerSocket socket, String token, Logins logins) {
        this.socket = socket;
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.logins = logins;
    }

    /** Opens a door on a free port. */
    static Door open(String token, Logins logins) throws IOException {
        Door door = new Door(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), token, logins);
        Thread.ofPlatform().daemon().name("door").start(door::accept);
        return door;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                open.add(caller);
                Thread.ofPlatform().daemon().name("door-caller").start(() -> serve(caller));
            } catch (IOException e) {
                // Closed: the loop's condition says so. Anything else concerns a caller who has gone already.
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            caller.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(caller.getInputStream()));
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(caller.getOutputStream()));
            if (!MessageDigest.isEqual(token, in.readUTF().getBytes(StandardCharsets.UTF_8))) {
                return;
            }
            out.write(WELCOME);
            out.flush();
            while (true) {
                Asked asked = Asked.read(in);
                logins.take(asked, answer -> answer(out, asked.id(), answer));
            }
        } catch (IOException e) {
            // The caller has gone, or the door was closed. What is open is answered to nobody.
        } finally {
            open.remove(caller);
        }
    }

    private static void answer(DataOutputStream out, long id, Answer answer) {
        try {
            synchronized (out) {
                out.writeLong(id);
                out.writeByte(code(answer));
                out.flush();
            }
        } catch (IOException e) {
            // The caller has gone: to it the login's end is unknown.
        }
    }

    private static int code(Answer answer) {
        return switch (answer) {
            case ACKNOWLEDGED -> 1;
            case REFUSED -> 2;
            case UNKNOWN -> 3;
        };
    }

    /** What such a code stands for. */
    static Answer answer(int code) throws IOException {
        return switch (code) {
            case 1 -> Answer.ACKNOWLEDGED;
            case 2 -> Answer.REFUSED;
            case 3 -> Answer.UNKNOWN;
            default -> throw new IOException("no answer has the code " + code);
        };
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket caller : open) {
                caller.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }
}
