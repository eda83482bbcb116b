package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.integrations.ledger.Answer;

/** Guards against a user who is told the wrong thing of his login: each of the three answers has to be true. */
class LoginTransactionTest {
    private static final Asked LOGIN = new Asked(4, 1, 20, false);
    private static final Asked ROLLS_BACK = new Asked(5, 1, 20, true);
    private static final Front NOTHING = new Front() {};

    private final FakeDatabase database = new FakeDatabase();
    private final List<String> reached = new ArrayList<>();

    private Answer run(Asked asked, Front front) {
        return new LoginTransaction(
                        database.source(), front, (point, id) -> reached.add(point + " " + id), new FailurePrinter())
                .run(asked);
    }

    @Test
    void aLoginThatIsCommittedIsAcknowledged() {
        assertEquals(Answer.ACKNOWLEDGED, run(LOGIN, NOTHING));

        assertTrue(database.done.contains("PreparedStatement.executeUpdate"));
        assertTrue(database.done.contains("Connection.commit"));
        assertEquals("Connection.close", database.done.getLast());
        assertEquals(List.of("BEFORE_COMMIT 4", "AFTER_COMMIT 4"), reached);
    }

    @Test
    void aLoginThatRollsBackIsRefused() {
        assertEquals(Answer.REFUSED, run(ROLLS_BACK, NOTHING));

        assertTrue(database.done.contains("PreparedStatement.executeUpdate"));
        assertTrue(database.done.contains("Connection.rollback"));
        assertFalse(database.done.contains("Connection.commit"));
        assertEquals(List.of("BEFORE_COMMIT 5"), reached);
    }

    @Test
    void whatTheWayAddsIsBetweenTheRowAndTheCommit() {
        Front front = new Front() {
            @Override
            public void inTransaction(Connection connection, Asked asked) {
                assertEquals(LOGIN, asked);
                database.done.add("added");
            }
        };

        assertEquals(Answer.ACKNOWLEDGED, run(LOGIN, front));

        List<String> done = database.done;
        assertTrue(done.indexOf("PreparedStatement.executeUpdate") < done.indexOf("added"));
        assertTrue(done.indexOf("added") < done.indexOf("Connection.commit"));
    }

    @Test
    void whatTheWayCannotAddRollsTheLoginBack() {
        Front front = new Front() {
            @Override
            public void inTransaction(Connection connection, Asked asked) throws IOException {
                throw new IOException("no room");
            }
        };

        assertEquals(Answer.REFUSED, run(LOGIN, front));
        assertTrue(database.done.contains("Connection.rollback"));
        assertFalse(database.done.contains("Connection.commit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DataSource.getConnection", "Connection.prepareStatement", "PreparedStatement.executeUpdate"})
    void whatFailsBeforeTheCommitHasNotBeen(String failing) {
        database.failingAt(failing);

        assertEquals(Answer.REFUSED, run(LOGIN, NOTHING));
        assertFalse(database.done.contains("Connection.commit"));
    }

    @Test
    void ofACommitThatFailsNobodyKnows() {
        database.failingAt("Connection.commit");

        assertEquals(Answer.UNKNOWN, run(LOGIN, NOTHING));
        assertEquals(List.of("BEFORE_COMMIT 4"), reached);
    }

    @Test
    void aConnectionThatCannotBeClosedTakesNoCommitBack() {
        database.failingAt("Connection.close");

        assertEquals(Answer.ACKNOWLEDGED, run(LOGIN, NOTHING));
    }

    @Test
    void aRollbackThatFailsIsTheDatabasesToDo() {
        database.failingAt("Connection.rollback");

        assertEquals(Answer.REFUSED, run(ROLLS_BACK, NOTHING));
    }
}
