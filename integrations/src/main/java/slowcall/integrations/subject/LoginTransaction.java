package slowcall.integrations.subject;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;

/** The transaction of a login, the same whatever the way: a row, what the way adds, and the commit. */
final class LoginTransaction {
    private static final String INSERT = "INSERT INTO login (request, user_id, delay_millis) VALUES (?, ?, ?)";

    private final DataSource database;
    private final Front front;
    private final Passage passage;
    private final FailurePrinter failures;

    LoginTransaction(DataSource database, Front front, Passage passage, FailurePrinter failures) {
        this.database = database;
        this.front = front;
        this.passage = passage;
        this.failures = failures;
    }

    /**
     * Runs it on the calling thread.
     *
     * @return {@link Answer#ACKNOWLEDGED} if it is committed; {@link Answer#REFUSED} if it certainly is not, because the login was to
     *     roll back or something failed; {@link Answer#UNKNOWN} if the commit itself failed
     */
    Answer run(Asked asked) {
        Answer answer = Answer.REFUSED;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (isToCommit(connection, asked)) {
                // If this fails the database may have committed, and not been able to say so.
                answer = Answer.UNKNOWN;
                connection.commit();
                answer = Answer.ACKNOWLEDGED;
                passage.reach(Failpoint.AFTER_COMMIT, asked.id());
            } else {
                connection.rollback();
            }
        } catch (SQLException e) {
            failures.note(e);
        }
        return answer;
    }

    /** Does all but the end of it. */
    private boolean isToCommit(Connection connection, Asked asked) {
        try {
            insert(connection, asked);
            front.inTransaction(connection, asked);
            passage.reach(Failpoint.BEFORE_COMMIT, asked.id());
            return !asked.rollsBack();
        } catch (Exception e) {
            failures.note(e);
            return false;
        }
    }

    private static void insert(Connection connection, Asked asked) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, asked.id());
            insert.setInt(2, asked.user());
            insert.setInt(3, asked.delayMillis());
            insert.executeUpdate();
        }
    }
}
