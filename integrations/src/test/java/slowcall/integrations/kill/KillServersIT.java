package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.parts.Database;

/** Guards against a database that an arm leaves killed, or forgetful, to those after it. */
@Timeout(180)
class KillServersIT {
    @TempDir
    private Path temporary;

    @SuppressWarnings("NullAway") // The service is not asked for.
    private static KillServers with(Database database) {
        return new KillServers(null, Map.of(Database.NAME, database), Map.of(Database.NAME, database.address()));
    }

    @Test
    void aDatabaseThatWasLeftKilledIsAsItUsuallyIs() throws Exception {
        try (Database database = Database.start(temporary.resolve("database"))) {
            KillServers servers = with(database);
            KillServers.HastyCommits hasty = servers.haveHastyCommits();
            assertEquals("off", commitsWait(database));
            database.kill();
            assertThrows(IOException.class, hasty::close, "there is nobody who could be told");

            servers.revive();

            assertTrue(database.isAlive());
            assertEquals("on", commitsWait(database));
        }
    }

    private static String commitsWait(Database database) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.address());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW synchronous_commit")) {
            result.next();
            return result.getString(1);
        }
    }
}
