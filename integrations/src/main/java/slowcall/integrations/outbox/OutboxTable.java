package slowcall.integrations.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import slowcall.integrations.message.Message;

/**
 * The outbox: a message is inserted in the transaction of what it is about, and committed or rolled back with it. Positions are given
 * out at the insert, so that of two transactions at once the later position may be committed first. The columns have the names that
 * Debezium's event router expects.
 */
public final class OutboxTable {
    /** The table's. */
    public static final String NAME = "outbox";

    private OutboxTable() {}

    /** Creates the table, unless it is there. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS outbox ("
                    + "position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
                    + "id bigint NOT NULL UNIQUE, "
                    + "aggregatetype text NOT NULL, "
                    + "aggregateid text NOT NULL, "
                    + "type text NOT NULL, "
                    + "payload text NOT NULL, "
                    + "failures int NOT NULL DEFAULT 0, "
                    + "status text NOT NULL DEFAULT 'unsent' CHECK (status IN ('unsent', 'sent', 'poison')))");
            // As small as the backlog, however much was sent before.
            statement.execute("CREATE INDEX IF NOT EXISTS outbox_unsent ON outbox (position) WHERE status = 'unsent'");
            // One row, whoever is the first.
            statement.execute("CREATE TABLE IF NOT EXISTS outbox_cursor"
                    + " (one boolean PRIMARY KEY DEFAULT true CHECK (one), last bigint NOT NULL)");
            statement.execute("INSERT INTO outbox_cursor (last) VALUES (0) ON CONFLICT DO NOTHING");
        }
    }

    /** Adds a message to the connection's transaction. */
    public static void insert(Connection connection, Message message) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload) VALUES (?, 'login', ?, ?, ?)")) {
            insert.setLong(1, message.id());
            insert.setString(2, String.valueOf(message.user()));
            insert.setString(3, message.intent().label());
            insert.setString(4, message.toJson());
            insert.executeUpdate();
        }
    }

    /** Takes a message out again, in the connection's transaction: for those who read it in the log. */
    public static void delete(Connection connection, Message message) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ?")) {
            delete.setLong(1, message.id());
            delete.executeUpdate();
        }
    }

    /** Messages that are committed and neither sent nor set aside. */
    public static long unsent(Connection connection) throws SQLException {
        return count(connection, "unsent");
    }

    /** Messages that were set aside because sending them failed too often. */
    public static long poison(Connection connection) throws SQLException {
        return count(connection, "poison");
    }

    private static long count(Connection connection, String status) throws SQLException {
        // Not as a parameter: the index holds for this word alone, and a plan for any word does not use it.
        try (Statement statement = connection.createStatement();
                ResultSet counted =
                        statement.executeQuery("SELECT count(*) FROM outbox WHERE status = '" + status + "'")) {
            counted.next();
            return counted.getLong(1);
        }
    }
}
