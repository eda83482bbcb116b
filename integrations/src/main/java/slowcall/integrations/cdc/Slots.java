package slowcall.integrations.cdc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Replication slots: from when one is made, PostgreSQL keeps its log for whoever reads by it, whether anybody does or not. Debezium would
 * make one itself when it starts, and know nothing of what was committed before.
 */
public final class Slots {
    private Slots() {}

    /**
     * Makes a slot, and a publication of the same name that says what of the log is handed out.
     *
     * @param connection with auto-commit, to the table's own database
     * @param name of both; unique on the server, and of small letters, digits and underscores
     */
    public static void create(Connection connection, String name, String table, Tail tail) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE PUBLICATION " + name + " FOR TABLE " + table + " WITH (publish = '"
                    + tail.published() + "')");
        }
        try (PreparedStatement create =
                connection.prepareStatement("SELECT pg_create_logical_replication_slot(?, 'pgoutput')")) {
            create.setString(1, name);
            try (ResultSet created = create.executeQuery()) {
                created.next();
            }
        }
    }
}
