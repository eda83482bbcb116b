package slowcall.integrations.parts;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import slowcall.result.SystemFiles;

/** A PostgreSQL server as a child of this process, which can wait for its end and need not look for it. */
final class PostgresServer implements AutoCloseable {
    /** What departs from a new server's settings, or must not. */
    static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            // A figure of a database that does not wait for its disk is another database's.
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "wal_level=logical",
            "max_wal_senders=16",
            "max_replication_slots=16",
            "max_connections=200");

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 20;
    private static final long LEAVE_MILLIS = 1500;
    private static final int CONNECT_SECONDS = 2;

    private final Path home;
    private final Path data;
    private final Path log;
    private final int port;
    private final String password;
    private final List<String> notAsRoot;
    private @Nullable Process server;
    private boolean closed;

    private PostgresServer(Path folder, Path home, int port, String password, List<String> notAsRoot) {
        this.home = home;
        this.data = folder.resolve("data");
        this.log = folder.resolve("postgresql.log");
        this.port = port;
        this.password = password;
        this.notAsRoot = notAsRoot;
    }

    /**
     * Unpacks a server and makes its data directory.
     *
     * @param folder for both, and its log
     */
    static PostgresServer create(Path folder, int port, String password) throws IOException, InterruptedException {
        List<String> notAsRoot = notAsRoot();
        Path home = PostgresBinaries.unpack(folder.resolve("postgresql"));
        PostgresServer server = new PostgresServer(folder, home, port, password, notAsRoot);
        server.makeData(folder.resolve("password.txt"));
        return server;
    }

    /**
     * What makes root's process somebody else's: PostgreSQL refuses to run as root. In a user namespace without a mapping it is nobody,
     * and root's files are nobody's.
     */
    private static List<String> notAsRoot() throws IOException, InterruptedException {
        OptionalLong user = SystemFiles.ofThisMachine().field("/proc/self/status", "Uid");
        if (user.isEmpty() || user.getAsLong() != 0) {
            return List.of();
        }
        if (!succeeds("unshare", "-U", "id", "-un")) {
            throw new IOException(
                    "PostgreSQL does not run as root, and \"unshare -U id -un\" fails here, which would make it"
                            + " somebody else's; run this as another user, or give a server with --jdbc-url");
        }
        return List.of("unshare", "-U");
    }

    /** What keeps one from being started here, as far as can be told without; empty if nothing does. */
    static Optional<String> objection() throws InterruptedException {
        try {
            var unused = notAsRoot();
            PostgresBinaries.require();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        }
    }

    private void makeData(Path passwordFile) throws IOException, InterruptedException {
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password + "\n");
            Process initdb = start(
                    "initdb",
                    "--pgdata=" + data,
                    "--username=" + Database.USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-instructions",
                    // Only a crash of the machine could tell, and that ends the run as well.
                    "--no-sync");
            if (initdb.waitFor() != 0) {
                throw new IOException("initdb failed" + complaint());
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private Process start(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(notAsRoot);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Somebody's own settings for another server.
        builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    /**
     * Starts it, and waits until it answers.
     *
     * @return its process's id
     */
    long start() throws IOException, InterruptedException {
        Process starting;
        synchronized (this) {
            if (closed) {
                throw new IOException("PostgreSQL was closed before it was started");
            }
            List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
            SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
            starting = start("postgres", arguments.toArray(String[]::new));
            server = starting;
        }
        awaitAnswer(starting);
        return starting.pid();
    }

    private void awaitAnswer(Process starting) throws IOException, InterruptedException {
        Properties properties = new Properties();
        properties.setProperty("user", Database.USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(CONNECT_SECONDS));
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            if (!starting.isAlive()) {
                throw new IOException("PostgreSQL ended with exit code " + starting.exitValue() + complaint());
            }
            try (Connection answer =
                    DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties)) {
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > until) {
                    throw new IOException("PostgreSQL does not answer: " + e.getMessage(), e);
                }
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** What the log has to say about a failure: its last line of that kind. */
    private String complaint() {
        try {
            return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                    .filter(line -> !line.contains("starting up"))
                    .reduce((earlier, later) -> later)
                    .map(line -> ": " + line.strip())
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private synchronized @Nullable Process server() {
        return server;
    }

    /** Ends all of it at once by SIGKILL, and waits until it is gone. */
    void kill() throws InterruptedException {
        Process current = server();
        if (current == null) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(Stream.of(current.toHandle()), current.descendants())
                .toList();
        // The first before the others: it would start again what it sees end.
        all.forEach(ProcessHandle::destroyForcibly);
        current.waitFor();
        for (ProcessHandle process : all) {
            awaitEnd(process);
        }
    }

    /** A new server finds the shared memory of the old one in use as long as one of its processes is there. */
    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && !isZombie(process.pid())) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("a process of PostgreSQL outlives SIGKILL: " + process.pid());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** It has ended, and whoever is to wait for it, in a container perhaps nobody, has not yet. */
    private static boolean isZombie(long pid) {
        return SystemFiles.ofThisMachine().lines("/proc/" + pid + "/status").stream()
                .anyMatch(line -> line.startsWith("State:") && line.contains("Z"));
    }

    /**
     * Ends it, without a last checkpoint and without waiting for who is connected, but so that it leaves no shared memory behind; by
     * force if that takes too long.
     */
    @Override
    public void close() {
        Process current;
        synchronized (this) {
            closed = true;
            current = server;
        }
        if (current == null) {
            return;
        }
        try {
            if (succeeds("sh", "-c", "kill -QUIT " + current.pid())
                    && current.waitFor(LEAVE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
            kill();
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
