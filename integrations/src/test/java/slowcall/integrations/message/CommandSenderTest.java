package slowcall.integrations.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Guards against a command that nobody carries out and nobody misses. */
class CommandSenderTest {
    private final FakeSender broker = new FakeSender();

    private static Message command(int id) {
        return new Message(id, 1, 0, Intent.COMMAND);
    }

    @Test
    void sendsACommandWhoseAddresseeIsThere() {
        new CommandSender(broker, () -> 2).send(command(1)).join();

        assertEquals(List.of(1L), broker.taken());
    }

    @Test
    void failsOneWhoseAddresseeIsNot() {
        var failure = assertThrows(
                CompletionException.class,
                () -> new CommandSender(broker, () -> 0).send(command(1)).join());

        assertEquals("command 1: its addressee is not there", failure.getCause().getMessage());
        assertEquals(List.of(), broker.taken());
    }

    @Test
    void failsOneOfWhoseAddresseeNothingIsKnown() {
        CommandSender sender = new CommandSender(broker, () -> {
            throw new IOException("away");
        });

        assertTrue(sender.send(command(1)).isCompletedExceptionally());
        assertEquals(List.of(), broker.taken());
    }

    @Test
    void takesNoEvents() {
        assertTrue(new CommandSender(broker, () -> 1)
                .send(new Message(1, 1, 0, Intent.EVENT))
                .isCompletedExceptionally());
        assertEquals(List.of(), broker.taken());
    }
}
