package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.parts.Database;

/** Guards against a server that fills up with the sites of trials that are over, and against one that loses a site at work. */
@Timeout(180)
class SiteDatabaseIT {
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

    private static List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.address());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static List<String> sites() throws SQLException {
        return query("SELECT datname FROM pg_database WHERE datname LIKE 'slowcall%' ORDER BY 1");
    }

    @Test
    void thoseThatNobodyIsConnectedToGoWhenTheNextOneComes() throws SQLException {
        String first = SiteDatabase.create(database.address(), "slowcall_1", "slowcall_1_first");
        try (Connection connection = DriverManager.getConnection(first);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_create_logical_replication_slot('left_behind', 'pgoutput')");
        }
        SiteDatabase.create(database.address(), "slowcall_2", "slowcall_2_another_runs");
        String second = SiteDatabase.create(database.address(), "slowcall_1", "slowcall_1_second");
        assertEquals(List.of("slowcall_1_second", "slowcall_2_another_runs"), sites());
        assertEquals(List.of(), query("SELECT slot_name FROM pg_replication_slots"));

        try (HikariDataSource connections = SiteDatabase.connect(second, 2, 2);
                Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            assertTrue(connection.getAutoCommit());
            SiteDatabase.create(database.address(), "slowcall_1", "slowcall_1_third");

            assertEquals(List.of("slowcall_1_second", "slowcall_1_third", "slowcall_2_another_runs"), sites());
            statement.execute("INSERT INTO login (request, user_id, delay_millis) VALUES (7, 1, 20)");
            try (ResultSet row = statement.executeQuery("SELECT id, request FROM login")) {
                row.next();
                assertEquals(1, row.getLong(1));
                assertEquals(7, row.getLong(2));
            }
        }
    }
}
