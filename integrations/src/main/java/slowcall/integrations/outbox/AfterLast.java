package slowcall.integrations.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;

/**
 * By the last position that was sent: nothing is noted beside the messages. Here to show what is wrong with it: a message whose
 * transaction is committed after one with a later position was sent is never found, and no figure of the relay says so.
 */
public final class AfterLast implements Selection {
    @Override
    public List<Entry> next(Connection connection, int most, Collection<Entry> failed, boolean heldBack)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT position, payload, failures FROM outbox"
                + " WHERE position > (SELECT last FROM outbox_cursor) ORDER BY position LIMIT ?")) {
            select.setInt(1, most);
            try (ResultSet rows = select.executeQuery()) {
                return Rows.read(rows);
            }
        }
    }

    @Override
    public void mark(Connection connection, List<Entry> sent) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE outbox_cursor SET last = ?")) {
            update.setLong(1, sent.getLast().position());
            update.executeUpdate();
        }
    }

    /** Nothing is noted: the one that failed is the next that is found. */
    @Override
    public void fail(Connection connection, List<Entry> failed, int mostFailures) {}

    @Override
    public long backlog(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery(
                        "SELECT count(*) FROM outbox WHERE position > (SELECT last FROM outbox_cursor)")) {
            counted.next();
            return counted.getLong(1);
        }
    }
}
