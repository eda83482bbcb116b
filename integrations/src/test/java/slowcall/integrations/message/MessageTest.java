package slowcall.integrations.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.service.PointsCall;

/** Guards against a message that arrives as another one, and against taking for one what is none. */
class MessageTest {
    private static Message read(String json) throws UnreadableMessageException {
        return Message.fromJson(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Intent.class)
    void arrivesAsItWasSent(Intent intent) throws Exception {
        Message message = new Message(1L << 40, 63, 500, intent);

        assertEquals(message, read(message.toJson()));
    }

    @Test
    void isWrittenAsDocumented() {
        assertEquals(
                "{\"id\":7,\"user\":3,\"delayMillis\":20,\"intent\":\"event\"}",
                new Message(7, 3, 20, Intent.EVENT).toJson());
    }

    @Test
    void leadsToACallOfItsLogin() {
        assertEquals(new PointsCall(7, 0, 20), new Message(7, 3, 20, Intent.COMMAND).call());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "nonsense",
                "[]",
                "{\"id\":7,\"user\":3,\"delayMillis\":20}",
                "{\"id\":7,\"user\":3,\"delayMillis\":20,\"intent\":null}",
                "{\"id\":7,\"user\":3,\"intent\":\"event\"}",
                "{\"id\":7,\"user\":3,\"delayMillis\":20,\"intent\":\"event\"} 8",
                "{\"id\":7,\"user\":3,\"delayMillis\":20,\"intent\":\"wish\"}",
                "{\"id\":7,\"user\":3,\"delayMillis\":20,\"intent\":\"event\",\"more\":1}"
            })
    void whatIsNoneIsNamed(String json) {
        var failure = assertThrows(UnreadableMessageException.class, () -> read(json));

        assertEquals("no message: " + json, failure.getMessage());
    }

    @Test
    void ofALongOneTheBeginningIsShown() {
        var failure = assertThrows(UnreadableMessageException.class, () -> read("x".repeat(10_000)));

        assertTrue(failure.getMessage().length() < 300, failure::getMessage);
    }
}
