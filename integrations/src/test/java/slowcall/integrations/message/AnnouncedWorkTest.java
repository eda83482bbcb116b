package slowcall.integrations.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guards against a message that goes out on the wrong side of its transaction's end. */
class AnnouncedWorkTest {
    private static final Message MESSAGE = new Message(7, 3, 20, Intent.EVENT);

    private final List<String> journal = new ArrayList<>();
    private final FakeSender broker = new FakeSender();
    private final Connection connection = (Connection) Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                journal.add(method.getName());
                return null;
            });
    private final Passage passage = (point, id) -> journal.add(point + " " + id);

    private AnnouncedWork announced(SendTime time) {
        return new AnnouncedWork(time, new ObservedSender(broker, passage), passage);
    }

    private AnnouncedWork.Done perform(SendTime time, boolean commits) throws Exception {
        return announced(time)
                .perform(
                        connection,
                        work -> {
                            journal.add("work");
                            return commits;
                        },
                        MESSAGE);
    }

    @Test
    void afterTheCommitIsAfterTheCommit() throws Exception {
        assertTrue(perform(SendTime.AFTER_COMMIT, true).committed());

        assertEquals(
                List.of("work", "BEFORE_COMMIT 7", "commit", "AFTER_COMMIT 7", "BEFORE_SEND 7", "AFTER_SEND 7"),
                journal);
    }

    @Test
    void inTheTransactionIsBeforeItsEnd() throws Exception {
        assertTrue(perform(SendTime.IN_TRANSACTION, true).committed());

        assertEquals(
                List.of("work", "BEFORE_SEND 7", "AFTER_SEND 7", "BEFORE_COMMIT 7", "commit", "AFTER_COMMIT 7"),
                journal);
    }

    @ParameterizedTest
    @EnumSource(SendTime.class)
    void whatIsRolledBackHasBeenSentIfItWasSentBefore(SendTime time) throws Exception {
        AnnouncedWork.Done done = perform(time, false);

        assertEquals(false, done.committed());
        assertTrue(done.sent().isDone());
        assertEquals(time == SendTime.IN_TRANSACTION ? List.of(7L) : List.of(), broker.taken());
        assertEquals("rollback", journal.getLast());
    }

    @Test
    void workThatFailsIsNotAnnounced() {
        SQLException failure = assertThrows(
                SQLException.class,
                () -> announced(SendTime.IN_TRANSACTION)
                        .perform(
                                connection,
                                work -> {
                                    throw new SQLException("no room");
                                },
                                MESSAGE));

        assertEquals("no room", failure.getMessage());
        assertEquals(List.of(), broker.taken());
        assertEquals(List.of("rollback"), journal);
    }

    @Test
    void whoIsInterruptedWhileItsMessageIsUnderWayLeavesNothingOpen() {
        AnnouncedWork waiting =
                new AnnouncedWork(SendTime.IN_TRANSACTION, message -> new CompletableFuture<>(), passage);
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> waiting.perform(connection, work -> true, MESSAGE));

        assertEquals(List.of("rollback"), journal);
    }

    @Test
    void ofACommitThatFailsNothingIsAnnounced() {
        Connection failing = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    journal.add(method.getName());
                    if (method.getName().equals("commit")) {
                        throw new SQLException("away");
                    }
                    return null;
                });

        assertThrows(
                SQLException.class, () -> announced(SendTime.AFTER_COMMIT).perform(failing, work -> true, MESSAGE));

        assertEquals(List.of("BEFORE_COMMIT 7", "commit", "rollback"), journal);
        assertEquals(List.of(), broker.taken());
    }

    @Test
    void workWhoseMessageCannotBeSentInItsTransactionIsRolledBack() throws Exception {
        broker.refuse(7);

        AnnouncedWork.Done done = perform(SendTime.IN_TRANSACTION, true);

        assertEquals(false, done.committed());
        assertTrue(done.sent().isCompletedExceptionally());
        assertEquals("rollback", journal.getLast());
    }

    @Test
    void aMessageThatWasNotTakenIsKnownByItsFuture() throws Exception {
        broker.refuse(7);

        assertTrue(perform(SendTime.AFTER_COMMIT, true).sent().isCompletedExceptionally());
    }
}
