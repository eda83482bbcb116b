package slowcall.integrations.cdc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of logins as an application has it, and what is done to it. */
final class LoginTable {
    /** As every subject's. */
    static final String CREATE = "CREATE TABLE login (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " request bigint NOT NULL, user_id integer NOT NULL, delay_millis integer NOT NULL,"
            + " at timestamptz NOT NULL DEFAULT now())";

    private static final int USERS = 3;

    private LoginTable() {}

    /** In the connection's transaction. */
    static void logIn(Connection connection, long request) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO login (request, user_id, delay_millis) VALUES (?, ?, 0)")) {
            insert.setLong(1, request);
            insert.setInt(2, (int) (request % USERS));
            insert.executeUpdate();
        }
    }

    /** Each in a transaction of its own, if the connection is as it comes. */
    static void logInAll(Connection connection, long from, long to) throws SQLException {
        for (long request = from; request < to; request++) {
            logIn(connection, request);
        }
    }

    /** Gives a login to another user. */
    static void move(Connection connection, long request, int user) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE login SET user_id = ? WHERE request = ?")) {
            update.setInt(1, user);
            update.setLong(2, request);
            update.executeUpdate();
        }
    }

    static void delete(Connection connection, long request) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM login WHERE request = ?")) {
            delete.setLong(1, request);
            delete.executeUpdate();
        }
    }

    /** What a query says, a line for each row. */
    static List<String> query(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }

    /** Waits until nobody reads by a slot, and drops it: an idle one keeps the server's log. */
    static void drop(Connection connection, String slot) throws SQLException, InterruptedException {
        String exists = "SELECT slot_name FROM pg_replication_slots WHERE slot_name = '" + slot + "'";
        while (!query(connection, exists).isEmpty()) {
            query(
                    connection,
                    "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '" + slot
                            + "' AND NOT active");
            Thread.sleep(10);
        }
    }

    /** How often each was had more than once. */
    static long repeated(Map<Long, Integer> times) {
        return times.values().stream().collect(Collectors.summingInt(each -> each - 1));
    }
}
