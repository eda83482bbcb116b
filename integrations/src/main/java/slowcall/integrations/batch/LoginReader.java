package slowcall.integrations.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Reads the logins of another's database, each once, with nothing but the right to read them. It cannot mark what it has had, so it keeps
 * a place: the number of a transaction below which all have ended. A login that is committed late has a higher one, whatever its own
 * number is, and is not passed over. No index helps: every look reads the whole table.
 */
public final class LoginReader {
    /** Since transactions are numbered anew after 2³² of them, a database that has seen so many is not for this. */
    private static final String ENDED = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private static final String SELECT = "SELECT request, user_id, delay_millis FROM login"
            + " WHERE xmin::text::bigint >= ? AND xmin::text::bigint < ? ORDER BY request";

    private final DataSource database;
    private long place;

    /** Begins with the first login. */
    public LoginReader(DataSource database) {
        this.database = database;
    }

    /** What was committed since it was last asked, as far as no transaction that began earlier is open. */
    public List<PointsRow> read() throws SQLException {
        try (Connection connection = database.getConnection()) {
            long ended = ended(connection);
            List<PointsRow> logins = logins(connection, ended);
            place = ended;
            return logins;
        }
    }

    private static long ended(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ENDED);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<PointsRow> logins(Connection connection, long ended) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, place);
            select.setLong(2, ended);
            List<PointsRow> logins = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    logins.add(new PointsRow(rows.getLong(1), rows.getInt(2), rows.getInt(3)));
                }
            }
            return logins;
        }
    }
}
