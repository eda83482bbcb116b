package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import slowcall.integrations.message.FakeSender;
import slowcall.integrations.message.SendTime;
import slowcall.integrations.message.Sender;
import slowcall.integrations.subject.Asked;

/** Guards against a message that goes out on the wrong side of its transaction's end, or that nobody waits for. */
class SendingFrontTest {
    private static final Asked LOGIN = new Asked(7, 3, 20, false);

    /** Nobody asks it for anything: the message goes elsewhere. */
    private static final Connection CONNECTION = (Connection) Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.toString());
            });

    private final FakeSender broker = new FakeSender();
    private final AtomicBoolean closed = new AtomicBoolean();

    private SendingFront front(SendTime time, Sender sender) {
        OpenMessages open = new OpenMessages(sender);
        return new SendingFront(time, open, open, () -> closed.set(true));
    }

    @Test
    void inTheTransactionIsNotAfterIt() throws Exception {
        SendingFront front = front(SendTime.IN_TRANSACTION, broker);

        front.inTransaction(CONNECTION, LOGIN);
        assertEquals(List.of(7L), broker.taken());

        front.afterCommit(LOGIN);
        assertEquals(List.of(7L), broker.taken());
    }

    @Test
    void afterTheCommitIsNotBeforeIt() throws Exception {
        SendingFront front = front(SendTime.AFTER_COMMIT, broker);

        front.inTransaction(CONNECTION, LOGIN);
        assertEquals(List.of(), broker.taken());

        front.afterCommit(LOGIN);
        assertEquals(List.of(7L), broker.taken());
    }

    @Test
    void aMessageThatIsRefusedFailsItsLogin() {
        broker.refuse(7);

        IOException inIt = assertThrows(
                IOException.class, () -> front(SendTime.IN_TRANSACTION, broker).inTransaction(CONNECTION, LOGIN));
        IOException afterIt = assertThrows(
                IOException.class, () -> front(SendTime.AFTER_COMMIT, broker).afterCommit(LOGIN));

        assertTrue(inIt.getMessage().contains("login 7"), inIt.getMessage());
        assertTrue(afterIt.getMessage().contains("login 7"), afterIt.getMessage());
    }

    @Test
    void waitsForTheAcknowledgement() {
        CompletableFuture<Void> underWay = new CompletableFuture<>();
        SendingFront front = front(SendTime.AFTER_COMMIT, message -> underWay);
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> front.afterCommit(LOGIN));
        assertEquals(1, front.backlog());

        underWay.complete(null);
        assertEquals(0, front.backlog());
    }

    @Test
    void endsItsClient() {
        front(SendTime.AFTER_COMMIT, broker).close();

        assertTrue(closed.get());
    }
}
