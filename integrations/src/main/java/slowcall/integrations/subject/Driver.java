package slowcall.integrations.subject;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import slowcall.integrations.ledger.Answer;
import slowcall.jvm.ChildFailedException;

/**
 * Asks a subject for logins, over connections that last as long as the subject does. One user's logins go over one connection, so that
 * they arrive in the order sent. When the subject is gone, every login that it has not answered is {@link Answer#UNKNOWN}, as are those
 * of which it says so itself.
 */
public final class Driver implements AutoCloseable {

    /** Told of each login that was sent, once. */
    public interface Listener {
        /** An answer has come, or never will; on a thread of the driver's, or on the one that closes it. */
        void answered(long id, Answer answer);
    }

    /** Knows whether the subject is there. */
    interface Alive {
        /**
         * Looks.
         *
         * @throws ChildFailedException if it has ended, or does not react: its message says how
         */
        void require() throws ChildFailedException, InterruptedException;
    }

    private final List<Connection> connections = new ArrayList<>();
    private final Listener listener;
    private final Alive alive;

    private Driver(Listener listener, Alive alive) {
        this.listener = listener;
        this.alive = alive;
    }

    /**
     * Connects to a subject of this host.
     *
     * @throws IOException if there is none on this port, or it does not take the token
     */
    public static Driver connect(int port, String token, int connections, Listener listener) throws IOException {
        return connect(port, token, connections, listener, () -> {});
    }

    /** The same where somebody knows whether the subject is there. */
    static Driver connect(int port, String token, int connections, Listener listener, Alive alive) throws IOException {
        Driver driver = new Driver(listener, alive);
        try {
            for (int i = 0; i < connections; i++) {
                driver.connections.add(driver.connect(port, token));
            }
            return driver;
        } catch (IOException e) {
            driver.close();
            throw e;
        }
    }

    private Connection connect(int port, String token) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        try {
            socket.setTcpNoDelay(true);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out.writeUTF(token);
            out.flush();
            if (in.read() != Door.WELCOME) {
                throw new IOException("the subject on port " + port + " does not take the token");
            }
            Connection connection = new Connection(socket, out);
            Thread.ofPlatform().daemon().name("driver").start(() -> connection.read(in));
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Sends a login. Waits where the subject does not read.
     *
     * @return false if the subject is gone: then nothing of the login was sent, and nobody is told of it
     */
    public boolean send(Asked asked) {
        return connections.get(Math.floorMod(asked.user(), connections.size())).send(asked);
    }

    /**
     * Looks whether the subject is there, as far as anybody knows.
     *
     * @throws ChildFailedException if it has ended, or does not react: its message says how
     */
    void requireSubject() throws ChildFailedException, InterruptedException {
        alive.require();
    }

    /** Logins sent and not answered. */
    public int open() {
        return connections.stream()
                .mapToInt(connection -> connection.open.size())
                .sum();
    }

    /** Ends all connections: what is open is unknown. */
    @Override
    public void close() {
        connections.forEach(Connection::lose);
    }

    private final class Connection {
        private final Socket socket;
        private final DataOutputStream out;
        private final Set<Long> open = ConcurrentHashMap.newKeySet();
        private boolean lost;

        Connection(Socket socket, DataOutputStream out) {
            this.socket = socket;
            this.out = out;
        }

        boolean send(Asked asked) {
            synchronized (this) {
                if (lost) {
                    return false;
                }
                open.add(asked.id());
                try {
                    asked.write(out);
                    out.flush();
                    return true;
                } catch (IOException e) {
                    // Some of it may have arrived: it counts as sent, and as unknown like the others.
                    lost = true;
                }
            }
            lose();
            return true;
        }

        void read(DataInputStream in) {
            try {
                while (true) {
                    long id = in.readLong();
                    Answer answer = Door.answer(in.readByte());
                    if (open.remove(id)) {
                        listener.answered(id, answer);
                    }
                }
            } catch (IOException e) {
                // The subject has gone, or this end was closed.
            } finally {
                lose();
            }
        }

        /** Nothing is sent or heard any more. */
        void lose() {
            try {
                // First: a sender that waits for the subject holds the lock, and goes on when the socket is closed.
                socket.close();
            } catch (IOException e) {
                // It is of no use either way.
            }
            synchronized (this) {
                lost = true;
            }
            for (Long id : List.copyOf(open)) {
                if (open.remove(id)) {
                    listener.answered(id, Answer.UNKNOWN);
                }
            }
        }
    }
}
