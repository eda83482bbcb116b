package slowcall.integrations.effect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import slowcall.integrations.message.Message;

/** Points granted, in a table of the consumer's own database that would take the same login's twice. */
public final class Grants {
    private Grants() {}

    /** Creates the table, unless it is there. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS granted"
                    + " (position bigint GENERATED ALWAYS AS IDENTITY, id bigint NOT NULL, user_id int NOT NULL)");
        }
    }

    /** Grants the points of a message, in the connection's transaction. */
    static void add(Connection connection, Message message) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO granted (id, user_id) VALUES (?, ?)")) {
            insert.setLong(1, message.id());
            insert.setInt(2, message.user());
            insert.executeUpdate();
        }
    }

    /** How often the points of each login were granted. */
    public static Map<Long, Integer> times(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, count(*) FROM granted GROUP BY id")) {
            Map<Long, Integer> times = new HashMap<>();
            while (rows.next()) {
                times.put(rows.getLong(1), rows.getInt(2));
            }
            return times;
        }
    }
}
