package slowcall.integrations.parts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.ChildJvm;
import slowcall.part.PartFacts;
import slowcall.part.Usage;

/**
 * PostgreSQL on 127.0.0.1 and a free port, durable: {@code fsync} and {@code synchronous_commit} are on, and its log has what logical
 * decoding needs. A JVM of its own keeps the server and ends it when this process ends, however that happens. The password is made for
 * each, and nobody else has it.
 */
public final class Database implements Part {
    /** The part's. */
    public static final String NAME = "postgresql";

    static final String USER = "slowcall";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> KEEPER_FLAGS =
            List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    private final Path folder;
    private final ChildJvm keeper;
    private final int port;
    private final String password;
    private Running running;

    /** The server as the keeper last said it was. */
    private record Running(Optional<ProcessHandle> server, Duration startUp) {}

    private Database(Path folder, ChildJvm keeper, int port, String password, Running running) {
        this.folder = folder;
        this.keeper = keeper;
        this.port = port;
        this.password = password;
        this.running = running;
    }

    /**
     * Starts an empty one.
     *
     * @param folder where everything of it goes; on a file system in memory {@code fsync} costs nothing
     */
    public static Database start(Path folder) throws IOException, ChildFailedException, InterruptedException {
        Files.createDirectories(folder);
        int port = FreePorts.find(1).getFirst();
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        ChildJvm keeper = ChildJvm.start(
                "PostgreSQL's keeper", KEEPER_FLAGS, List.of(), DatabaseMain.class, folder.resolve("keeper.txt"));
        try {
            keeper.send(new ObjectMapper()
                    .writeValueAsString(
                            new DatabaseOrder(folder.toAbsolutePath().toString(), port, password)));
            return new Database(folder, keeper, port, password, ready(keeper));
        } catch (IOException | ChildFailedException | InterruptedException | RuntimeException e) {
            keeper.close();
            throw e;
        }
    }

    private static Running ready(ChildJvm keeper) throws ChildFailedException, InterruptedException {
        String[] words = expect(keeper, "READY ").split(" ", -1);
        return new Running(ProcessHandle.of(Long.parseLong(words[1])), Duration.ofMillis(Long.parseLong(words[2])));
    }

    private static String expect(ChildJvm keeper, String start) throws ChildFailedException, InterruptedException {
        String line = keeper.receive(PATIENCE);
        if (!line.startsWith(start)) {
            throw new ChildFailedException("PostgreSQL's keeper said \"" + line + "\" instead of " + start.strip());
        }
        return line;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Where it is, for JDBC. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Its only user, who may do everything. */
    public String user() {
        return USER;
    }

    /** That user's password. */
    public String password() {
        return password;
    }

    /** All three in one, for JDBC: whoever is told where it is must be told how to get in. */
    @Override
    public String address() {
        return url() + "?user=" + USER + "&password=" + password;
    }

    @Override
    public Duration startUp() {
        return running.startUp();
    }

    @Override
    public boolean isAlive() {
        return running.server().map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public Usage usage() {
        return running.server().map(ProcessHandle::pid).map(Usage::of).orElse(Usage.NONE);
    }

    /**
     * Whether those who connect from now on hear of a commit only when the log has it on the disk. They do, unless told otherwise: then
     * what was committed last is gone when this is killed.
     */
    public void haveCommitsWait(boolean wait) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address());
                Statement statement = connection.createStatement()) {
            String change = wait ? "RESET synchronous_commit" : "SET synchronous_commit = off";
            statement.execute("ALTER ROLE " + USER + " " + change);
        }
    }

    @Override
    public PartFacts facts() {
        PartFacts told = PartFacts.NONE;
        try (Connection connection = DriverManager.getConnection(address())) {
            told = DatabaseFacts.read(connection);
        } catch (SQLException e) {
            // It is not there any more.
        }
        return told.startedIn(startUp().toMillis(), folder);
    }

    @Override
    public void kill() throws ChildFailedException, InterruptedException {
        keeper.send("KILL");
        var unused = expect(keeper, "KILLED");
    }

    @Override
    public void restart() throws ChildFailedException, InterruptedException {
        keeper.send("START");
        running = ready(keeper);
    }

    @Override
    public void close() {
        List<ProcessHandle> left = running.server().stream()
                .flatMap(server -> Stream.concat(server.descendants(), Stream.of(server)))
                .toList();
        keeper.close();
        // Nothing is left, unless the keeper was killed or did not get that far in its two seconds.
        left.forEach(ProcessHandle::destroyForcibly);
    }
}
