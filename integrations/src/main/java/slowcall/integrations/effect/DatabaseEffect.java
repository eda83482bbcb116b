package slowcall.integrations.effect;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import slowcall.integrations.message.Message;

/**
 * Grants points in the consumer's own database. With the ids that were seen in the same transaction, each message has its effect once,
 * wherever the process is killed: both are there or neither.
 */
public final class DatabaseEffect implements Effect {
    private final DataSource database;
    private final boolean once;

    private DatabaseEffect(DataSource database, boolean once) {
        this.database = database;
        this.once = once;
    }

    /** Grants points each time that a message comes. */
    public static DatabaseEffect eachTime(DataSource database) {
        return new DatabaseEffect(database, false);
    }

    /** Grants points the first time. */
    public static DatabaseEffect once(DataSource database) {
        return new DatabaseEffect(database, true);
    }

    @Override
    public void apply(Message message) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!once || Seen.note(connection, message.id())) {
                    Grants.add(connection, message);
                }
                connection.commit();
            } finally {
                // Of no effect after a commit. A pool would lend the connection with what was left open.
                connection.rollback();
            }
        }
    }
}
