package slowcall.integrations.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * By what is noted beside each message. A message is found whenever it is committed, and relays that look at once find different ones:
 * rows that another has locked are passed over.
 */
public final class ByStatus implements Selection {
    @Override
    public List<Entry> next(Connection connection, int most, Collection<Entry> failed, boolean heldBack)
            throws SQLException {
        String others = heldBack ? " AND (aggregateid <> ALL (?) OR position = ANY (?))" : "";
        try (PreparedStatement select = connection.prepareStatement("SELECT position, payload, failures FROM outbox"
                + " WHERE status = 'unsent'" + others + " ORDER BY position LIMIT ? FOR UPDATE SKIP LOCKED")) {
            int parameter = 1;
            if (heldBack) {
                String[] users = failed.stream()
                        .map(entry -> String.valueOf(entry.message().user()))
                        .distinct()
                        .toArray(String[]::new);
                select.setArray(parameter++, connection.createArrayOf("text", users));
                select.setArray(parameter++, positions(connection, failed));
            }
            // Otherwise those that always fail would, once they are enough, be all that is looked at.
            select.setInt(parameter, most + failed.size());
            try (ResultSet rows = select.executeQuery()) {
                return Rows.read(rows);
            }
        }
    }

    private static Array positions(Connection connection, Collection<Entry> entries) throws SQLException {
        return connection.createArrayOf(
                "int8", entries.stream().map(Entry::position).toArray(Long[]::new));
    }

    @Override
    public void mark(Connection connection, List<Entry> sent) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE outbox SET status = 'sent' WHERE position = ANY (?)")) {
            update.setArray(1, positions(connection, sent));
            update.executeUpdate();
        }
    }

    @Override
    public void fail(Connection connection, List<Entry> failed, int mostFailures) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE outbox SET failures = failures + 1,"
                + " status = CASE WHEN failures + 1 >= ? THEN 'poison' ELSE status END WHERE position = ANY (?)")) {
            update.setInt(1, mostFailures);
            update.setArray(2, positions(connection, failed));
            update.executeUpdate();
        }
    }

    @Override
    public long backlog(Connection connection) throws SQLException {
        return OutboxTable.unsent(connection);
    }
}
