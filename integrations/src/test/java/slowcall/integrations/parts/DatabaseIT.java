package slowcall.integrations.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.Processes;
import slowcall.part.Usage;

/** Guards against a database that does not wait for its disk, is open to others, forgets, or outlives who started it. */
@Timeout(180)
class DatabaseIT {
    @TempDir
    private static Path temporary;

    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database = Database.start(temporary.resolve("database"));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    @Test
    void isSetAsItIsSaidToBe() throws SQLException {
        for (String setting : PostgresServer.SETTINGS) {
            int equals = setting.indexOf('=');
            assertEquals(setting.substring(equals + 1), query("SHOW " + setting.substring(0, equals)), setting);
        }
    }

    @Test
    void commitsWaitUnlessTheyAreToldNotTo() throws SQLException {
        database.haveCommitsWait(false);
        assertEquals("off", query("SHOW synchronous_commit"));

        database.haveCommitsWait(true);
        assertEquals("on", query("SHOW synchronous_commit"));
    }

    @Test
    void refusesWhoDoesNotKnowThePassword() {
        for (String guess : List.of("", "postgres", database.user())) {
            var refusal = assertThrows(
                    SQLException.class,
                    () -> DriverManager.getConnection(database.url(), database.user(), guess)
                            .close());
            assertTrue(refusal.getSQLState().matches("28P01|08004"), refusal::toString);
        }
    }

    @Test
    void isOnTheLoopbackInterfaceOnly() throws Exception {
        int port = URI.create(database.url().substring("jdbc:".length())).getPort();
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        for (InetAddress address : others) {
            assertThrows(SocketException.class, () -> new Socket(address, port).close(), address::toString);
        }
    }

    @Test
    void leavesNoPasswordOnTheDisk() {
        assertTrue(Files.notExists(temporary.resolve("database/password.txt")));
    }

    @Test
    void tellsHowLongItTookToStartAndWhatItUses() {
        Usage usage = database.usage();

        assertTrue(database.startUp().isPositive());
        // Several processes and their shared memory.
        assertTrue(usage.pssKib().orElseThrow() > 5_000, usage::toString);
        assertTrue(usage.cpuMillis().isPresent(), usage::toString);
    }

    @Test
    void whatWasCommittedIsThereAfterItWasKilledAndWhatWasNotIsNot() throws Exception {
        String url = database.url();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE login (id bigint PRIMARY KEY)");
            statement.execute("INSERT INTO login VALUES (1)");
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO login VALUES (2)");

            database.kill();

            assertThrows(SQLException.class, connection::commit);
            assertFalse(database.isAlive());
        }
        assertThrows(SQLException.class, () -> connect().close());

        database.restart();
        assertTrue(database.isAlive());

        assertEquals(url, database.url());
        assertEquals("1", query("SELECT string_agg(id::text, ',') FROM login"));
        assertTrue(database.startUp().isPositive());
    }

    @Test
    void endsWithItsOwnerThoughThatIsKilled() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseOwner.class.getName(),
                        temporary.resolve("owned").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> all;
        try {
            assertEquals("started postgresql", owner.inputReader().readLine());
            all = owner.descendants().toList();
            assertTrue(all.size() > 2, all::toString);
        } finally {
            owner.destroyForcibly();
        }

        assertTrue(owner.waitFor(30, TimeUnit.SECONDS));
        Processes.awaitEnd(all);
    }
}
