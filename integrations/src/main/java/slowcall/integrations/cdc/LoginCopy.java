package slowcall.integrations.cdc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the logins in another database. A row keeps the place in the log that it was last written from, and rows that are deleted
 * stay as such: so that a change that comes again, or after a later one, changes nothing.
 */
public final class LoginCopy implements Action<Change> {
    private static final String WRITE = "INSERT INTO login_copy (id, request, user_id, delay_millis, deleted, position)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET request = excluded.request,"
            + " user_id = excluded.user_id, delay_millis = excluded.delay_millis, deleted = excluded.deleted,"
            + " position = excluded.position WHERE login_copy.position < excluded.position";

    private final DataSource database;
    private final Changes changes = new Changes();

    /**
     * Writes into this database.
     *
     * @param database with the table
     */
    public LoginCopy(DataSource database) {
        this.database = database;
    }

    /** Creates the table, unless it is there. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS login_copy ("
                    + "id bigint PRIMARY KEY, "
                    + "request bigint, "
                    + "user_id integer, "
                    + "delay_millis integer, "
                    + "deleted boolean NOT NULL, "
                    + "position bigint NOT NULL)");
        }
    }

    @Override
    public void perform(Change change) throws SQLException {
        Map<String, @Nullable Object> row = change.after();
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setLong(1, changes.id(change));
            write.setObject(2, row.get("request"), Types.BIGINT);
            write.setObject(3, row.get("user_id"), Types.INTEGER);
            write.setObject(4, row.get("delay_millis"), Types.INTEGER);
            write.setBoolean(5, change.operation() == Operation.DELETE);
            write.setLong(6, change.position());
            write.executeUpdate();
        }
    }
}
