package slowcall.integrations.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.part.ExternalPart;
import slowcall.part.PartFacts;
import slowcall.part.StartedPart;
import slowcall.part.Usage;

/** Guards against somebody's server that is stopped, filled, or emptied of what was not ours; any server is somebody else's to it. */
@Timeout(180)
class ExternalDatabaseIT {
    private static final String NAMES = "slowcall_0a1b2c3d";

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

    private static ExternalPart external(String user, Optional<String> password) {
        return new DatabaseStarter().external(database.url() + "?user=" + user, password);
    }

    private static ExternalPart external() {
        return external(database.user(), Optional.of(database.password()));
    }

    private static void execute(String address, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static List<String> databases() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.address());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE datname LIKE 'slowcall%' ORDER BY 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Test
    void tellsWhatItIsAndNotWhatItUses() throws Exception {
        try (StartedPart used = external().use(NAMES)) {
            PartFacts facts = used.facts();

            assertTrue(facts.version().matches("[0-9]+(\\.[0-9]+)*"), facts.version());
            assertEquals("on", facts.settings().get("fsync"));
            assertEquals("logical", facts.settings().get("wal_level"));
            assertTrue(facts.startUpMillis().isEmpty());
            assertTrue(facts.data().isEmpty());
            assertEquals(Usage.NONE, used.usage());
            assertEquals(database.facts().settings(), facts.settings());
        }
    }

    @Test
    void whatTheRunMadeThereIsRemovedAndNothingElse() throws Exception {
        StartedPart used = external().use(NAMES);
        String made = used.address().replace("/postgres?", "/" + NAMES + "_1?");
        execute(
                used.address(),
                "CREATE DATABASE " + NAMES + "_1",
                "CREATE DATABASE " + NAMES + "x",
                "CREATE DATABASE slowcall_ffffffff_1");
        try (Connection stillThere = DriverManager.getConnection(made)) {
            execute(made, "SELECT pg_create_logical_replication_slot('left_behind', 'pgoutput')");

            used.close();

            assertThrows(SQLException.class, () -> execute(made, "SELECT 1"));
            assertFalse(stillThere.isValid(5));
        }
        assertEquals(List.of(NAMES + "x", "slowcall_ffffffff_1"), databases());
        assertTrue(database.isAlive());
        execute(database.address(), "DROP DATABASE " + NAMES + "x", "DROP DATABASE slowcall_ffffffff_1");
    }

    /** Of a run that was interrupted, and is finished. */
    @Test
    void whatIsLeftOfTheSameRunGoesWhenItIsUsedAgain() throws Exception {
        execute(database.address(), "CREATE DATABASE " + NAMES + "_2");

        try (StartedPart used = external().use(NAMES)) {
            assertEquals(List.of(), databases());
            assertTrue(used.isAlive());
        }
    }

    @Test
    void whoMayNotIsToldSoWithoutThePassword() throws Exception {
        var wrong = assertThrows(
                IOException.class,
                () -> external(database.user(), Optional.of("hunter2")).use(NAMES));
        assertTrue(wrong.getMessage().contains("cannot be used: "), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("SLOWCALL_JDBC_PASSWORD"), wrong.getMessage());
        assertFalse(wrong.getMessage().contains("hunter2"), wrong.getMessage());

        execute(database.address(), "CREATE ROLE poor LOGIN PASSWORD 'hunter2'");
        var poor = assertThrows(
                IOException.class,
                () -> external("poor", Optional.of("hunter2")).use(NAMES));
        assertTrue(
                poor.getMessage().startsWith("the user may make no databases on PostgreSQL at 127.0.0.1:"),
                poor.getMessage());
    }

    @Test
    void whoIsNotThereIsToldSo() {
        ExternalPart nobody =
                new DatabaseStarter().external("jdbc:postgresql://127.0.0.1:1/x?user=me", Optional.empty());

        var refused = assertThrows(IOException.class, () -> nobody.use(NAMES));

        assertTrue(refused.getMessage().startsWith("PostgreSQL at 127.0.0.1:1 cannot be used: "), refused.getMessage());
        assertEquals("postgresql at 127.0.0.1:1", nobody.toString());
    }
}
