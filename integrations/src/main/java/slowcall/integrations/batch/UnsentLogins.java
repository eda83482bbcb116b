package slowcall.integrations.batch;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;

/**
 * The logins of an application's database, each marked when its points have been handed over. What a login writes stays as it is: the mark
 * is a column of its own that the application does not know, with an index over those that have none. Marks and not the highest number so
 * far, because a transaction with a lower number may commit later.
 */
public final class UnsentLogins implements Outgoing {
    private static final String[] PREPARE = {
        "ALTER TABLE login ADD COLUMN IF NOT EXISTS handed_over boolean NOT NULL DEFAULT false",
        "CREATE INDEX IF NOT EXISTS login_due ON login (request) WHERE NOT handed_over",
        "CREATE TABLE IF NOT EXISTS sent_file (date date, sequence integer, PRIMARY KEY (date, sequence))"
    };
    /** A login that was written down twice is handed over once: in a file an id may not come again. */
    private static final String DUE = "SELECT DISTINCT ON (request) request, user_id, delay_millis FROM login"
            + " WHERE NOT handed_over ORDER BY request LIMIT ?";

    private static final String COUNT = "SELECT count(*) FROM login WHERE NOT handed_over";
    private static final String LAST = "SELECT coalesce(max(sequence), 0) FROM sent_file WHERE date = ?";
    private static final String MARK =
            "UPDATE login SET handed_over = true WHERE request = ANY (?) AND NOT handed_over";
    private static final String NOTE = "INSERT INTO sent_file (date, sequence) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private final DataSource database;

    /** Those of this database. */
    public UnsentLogins(DataSource database) {
        this.database = database;
    }

    private Connection connect() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Adds to the database what it takes, unless it is there. */
    public static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : PREPARE) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public List<PointsRow> due(int most) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setInt(1, most);
            List<PointsRow> due = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(new PointsRow(rows.getLong(1), rows.getInt(2), rows.getInt(3)));
                }
            }
            connection.commit();
            return due;
        }
    }

    /** How many are not marked. */
    public long backlog() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(COUNT)) {
            return number(connection, select);
        }
    }

    @Override
    public int nextSequence(LocalDate date) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setObject(1, date);
            return Math.toIntExact(number(connection, select) + 1);
        }
    }

    private static long number(Connection connection, PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            long number = row.getLong(1);
            connection.commit();
            return number;
        }
    }

    @Override
    public void mark(FileName file, List<PointsRow> rows, Passage passage) throws SQLException {
        try (Connection connection = connect()) {
            try (PreparedStatement note = connection.prepareStatement(NOTE)) {
                note.setObject(1, file.date());
                note.setInt(2, file.sequence());
                note.executeUpdate();
            }
            mark(connection, rows, passage);
        }
    }

    @Override
    public void mark(List<PointsRow> rows, Passage passage) throws SQLException {
        try (Connection connection = connect()) {
            mark(connection, rows, passage);
        }
    }

    private static void mark(Connection connection, List<PointsRow> rows, Passage passage) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(MARK)) {
            Array ids = connection.createArrayOf(
                    "bigint", rows.stream().map(PointsRow::id).toArray(Long[]::new));
            update.setArray(1, ids);
            update.executeUpdate();
        }
        passage.reachAll(Failpoint.BEFORE_MARK, rows, PointsRow::id);
        connection.commit();
        passage.reachAll(Failpoint.AFTER_MARK, rows, PointsRow::id);
    }
}
