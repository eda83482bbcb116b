package slowcall.integrations.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.integrations.message.FakeSender;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;

/** Guards against an effect that counts as had although nobody has taken the message. */
class SendingEffectTest {
    private static final Message MESSAGE = new Message(7, 3, 20, Intent.EVENT);

    private final FakeSender sender = new FakeSender();

    @Test
    void itIsHadWhenSomebodyHasTheMessage() throws Exception {
        new SendingEffect(sender).apply(MESSAGE);

        assertEquals(List.of(7L), sender.taken());
    }

    @Test
    void itFailsWhenNobodyHas() {
        sender.refuse(7);

        assertThrows(IOException.class, () -> new SendingEffect(sender).apply(MESSAGE));
    }
}
