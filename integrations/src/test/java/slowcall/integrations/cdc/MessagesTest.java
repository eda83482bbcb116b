package slowcall.integrations.cdc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.UnreadableMessageException;

/** Guards against points for what was no login, and against a login that leads to another call than by other ways. */
class MessagesTest {
    private final LoginMessages logins = new LoginMessages();
    private final OutboxMessages outbox = new OutboxMessages();

    @Test
    void aNewRowOfLoginsIsAMessageForItsRequest() {
        Message message = logins.read(Records.change("c", "login", 7, null, Records.row(7, 1234, 3, 50)))
                .orElseThrow();

        assertEquals(new Message(1234, 3, 50, Intent.EVENT), message);
        assertEquals(1234, logins.id(message));
    }

    @Test
    void otherChangesAndOtherTablesAreNone() {
        var row = Records.row(7, 7, 3, 20);
        assertEquals(Optional.empty(), logins.read(Records.change("u", "login", 7, row, row)));
        assertEquals(Optional.empty(), logins.read(Records.change("d", "login", 7, row, null)));
        assertEquals(Optional.empty(), logins.read(Records.change("c", "visit", 7, null, row)));
        assertEquals(Optional.empty(), logins.read(Records.message("slowcall", "7")));
    }

    @Test
    void whatTheRouterTakesOutOfTheOutboxIsWhatWasPutIn() throws Exception {
        Message message = new Message(1234, 3, 50, Intent.EVENT);

        assertEquals(Optional.of(message), outbox.read(Records.routed(message.toJson())));
        assertEquals(1234, outbox.id(message));
        assertEquals(Optional.empty(), outbox.read(Records.message("slowcall", "7")));
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertThrows(UnreadableMessageException.class, () -> outbox.read(Records.routed("points!")));
    }
}
