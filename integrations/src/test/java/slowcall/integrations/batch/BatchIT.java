package slowcall.integrations.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import slowcall.integrations.message.Passage;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.FileServer;
import slowcall.integrations.parts.FileServerAddress;

/** Guards against logins that are lost or granted twice between two databases' owners, with all parts real. */
@Timeout(180)
class BatchIT {
    @TempDir
    private static Path temporary;

    private static Database database;
    private static FileServer server;

    @TempDir
    private Path spool;

    private UnsentLogins logins;
    private final Map<Long, Integer> times = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        database = Database.start(temporary.resolve("database"));
        server = FileServer.start(temporary.resolve("server"));
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    private static FileServerAddress address() {
        return FileServerAddress.parse(server.address());
    }

    @BeforeEach
    void prepare() throws SQLException {
        execute(
                "DROP TABLE IF EXISTS login, sent_file",
                "CREATE TABLE login (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, request bigint NOT NULL,"
                        + " user_id integer NOT NULL, delay_millis integer NOT NULL,"
                        + " at timestamptz NOT NULL DEFAULT now())");
        logins = new UnsentLogins(source(database.user(), database.password()));
        try (Connection connection = connect()) {
            UnsentLogins.prepare(connection);
            UnsentLogins.prepare(connection);
        }
    }

    private static DataSource source(String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void execute(String... all) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        }
    }

    private static void logIn(long from, long to) throws SQLException {
        execute("INSERT INTO login (request, user_id, delay_millis) SELECT i, i % 7, 20 FROM generate_series(" + from
                + ", " + (to - 1) + ") i");
    }

    private static List<Long> ids(List<PointsRow> rows) {
        return rows.stream().map(PointsRow::id).toList();
    }

    private static Map<Long, Integer> once(long rows) {
        return LongStream.range(0, rows).boxed().collect(Collectors.toMap(id -> id, id -> 1));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "waited for too long");
            Thread.sleep(20);
        }
    }

    private Exporter exporter(FileAgreement agreement, RemoteFiles files) throws Exception {
        return new Exporter(agreement, logins, Spool.open(spool), files, Passage.UNSEEN, () -> Agreements.DAY);
    }

    private FileConsumer consumer(String name, FileAgreement agreement, RemoteFiles files) {
        return new FileConsumer(
                name,
                agreement,
                files,
                row -> times.merge(row.id(), 1, Integer::sum),
                4,
                Passage.UNSEEN,
                () -> Agreements.DAY);
    }

    @Test
    void everyLoginIsGrantedOnceThoughTheServerIsDownForAWhile() throws Exception {
        FileAgreement agreement = new FileAgreement("login", "points", FileFormat.JSON_LINES, 100, 3);
        try (SftpFiles senders = SftpFiles.of(address(), ".");
                SftpFiles first = SftpFiles.of(address(), ".");
                SftpFiles second = SftpFiles.of(address(), ".")) {
            FileConsumer a = consumer("a", agreement, first);
            FileConsumer b = consumer("b", agreement, second);
            a.prepare();
            b.prepare();
            Exporter exporter = exporter(agreement, senders);
            Duration every = Duration.ofMillis(100);
            try (Interval sender = Interval.start("sender", every, exporter::run);
                    Interval one = Interval.start("receiver-a", every, a::run);
                    Interval other = Interval.start("receiver-b", every, b::run)) {
                logIn(0, 250);
                await(() -> times.size() == 250);

                server.kill();
                logIn(250, 300);
                await(() -> sender.failure() != null && one.failure() != null && other.failure() != null);
                logIn(300, 420);
                server.restart();

                await(() -> times.size() == 420);
                await(() -> sender.failure() == null);
            }
        }

        assertEquals(once(420), times);
        assertEquals(0, logins.backlog());
        assertEquals(List.of(), Spool.open(spool).waiting());
    }

    @Test
    void aLoginThatIsCommittedLateIsNotPassedOver() throws Exception {
        try (Connection late = connect();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("INSERT INTO login (request, user_id, delay_millis) VALUES (1, 1, 20)");
            logIn(2, 4);
            List<PointsRow> due = logins.due(10);
            assertEquals(List.of(2L, 3L), ids(due));
            logins.mark(new FileName(Agreements.DAY, 7, FileFormat.CSV), due, Passage.UNSEEN);

            late.commit();
        }

        assertEquals(List.of(new PointsRow(1, 1, 20)), logins.due(10));
        assertEquals(8, logins.nextSequence(Agreements.DAY));
        assertEquals(1, logins.nextSequence(Agreements.DAY.plusDays(1)));
        assertEquals(1, logins.backlog());
    }

    @Test
    void whoMayOnlyReadCannotWriteAndGetsEachLoginOnce() throws Exception {
        try (Connection owner = connect()) {
            ReadOnlyAccess.create(owner, "points_reader", "it's a secret", "login");
        }
        DataSource access = source("points_reader", "it's a secret");
        for (String write : Stream.of(
                        "INSERT INTO login (request, user_id, delay_millis) VALUES (1, 1, 20)",
                        "UPDATE login SET user_id = 0",
                        "DELETE FROM login",
                        "TRUNCATE login",
                        "DROP TABLE login",
                        "ALTER TABLE login ADD COLUMN mine text",
                        "CREATE TABLE mine (id bigint)",
                        "SELECT * FROM sent_file",
                        "SELECT * FROM login FOR UPDATE")
                .toList()) {
            try (Connection connection = access.getConnection();
                    Statement statement = connection.createStatement()) {
                var refusal = assertThrows(SQLException.class, () -> statement.execute(write), write);
                assertEquals("42501", refusal.getSQLState(), write);
            }
        }

        LoginReader reader = new LoginReader(access);
        assertEquals(List.of(), reader.read());
        try (Connection late = connect();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("INSERT INTO login (request, user_id, delay_millis) VALUES (5, 1, 20)");
            logIn(6, 8);
            List<PointsRow> early = reader.read();
            late.commit();
            List<PointsRow> rest = reader.read();

            assertEquals(List.of(), ids(early), "one that began before them is open");
            assertEquals(List.of(5L, 6L, 7L), ids(rest));
            assertEquals(List.of(), reader.read());
        }
        try (Connection rolledBack = connect();
                Statement statement = rolledBack.createStatement()) {
            rolledBack.setAutoCommit(false);
            statement.execute("INSERT INTO login (request, user_id, delay_millis) VALUES (8, 1, 20)");
            rolledBack.rollback();
        }
        logIn(9, 10);
        assertEquals(List.of(9L), ids(reader.read()));
    }

    @Test
    void aBatchThatFailsSaysSo() throws Exception {
        try (SftpFiles files = SftpFiles.of(address(), ".")) {
            Exporter exporter = exporter(Agreements.CSV, files);
            execute("DROP TABLE login");
            try (Interval sender = Interval.start("sender", Duration.ofMillis(20), exporter::run)) {
                await(() -> sender.failure() instanceof SQLException);
            }
            try (Interval idle = Interval.start("idle", Duration.ofMillis(20), () -> {})) {
                assertNull(idle.failure());
            }
        }
    }
}
