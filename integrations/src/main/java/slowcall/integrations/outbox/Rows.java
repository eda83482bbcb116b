package slowcall.integrations.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.UnreadableMessageException;

/** The outbox's rows as they are selected: position, payload, failures. */
final class Rows {
    private Rows() {}

    static List<Entry> read(ResultSet rows) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        while (rows.next()) {
            entries.add(new Entry(rows.getLong(1), message(rows), rows.getInt(3)));
        }
        return entries;
    }

    private static Message message(ResultSet row) throws SQLException {
        try {
            return Message.fromJson(row.getString(2).getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableMessageException e) {
            throw new SQLException("position " + row.getLong(1) + " of the outbox is " + e.getMessage(), e);
        }
    }
}
