package slowcall.integrations.effect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The ids of messages that have arrived, in a table of the consumer's own database. */
public final class Seen {
    private Seen() {}

    /** Creates the table, unless it is there. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS seen (id bigint PRIMARY KEY)");
        }
    }

    /**
     * Notes an id, in the connection's transaction. Waits while another one that is not committed yet has noted the same.
     *
     * @return whether it is the first time
     */
    static boolean note(Connection connection, long id) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO seen (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setLong(1, id);
            return insert.executeUpdate() == 1;
        }
    }

    /** Whether an id is noted. */
    static boolean contains(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM seen WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }
}
