package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.PlanException;
import slowcall.plan.ServiceThreads;

/** Guards against somebody else's server that is taken for a keeper, and what it says for a service. */
class ServiceElsewhereTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{\"cores\": {\"deep\": 1}}", "<html>", "{\"cores\": \"2\""})
    void whatNoKeeperSaysIsRefused(String said) throws Exception {
        try (Server server = Server.saying(200, said);
                ServiceElsewhere elsewhere = ServiceElsewhere.at(server.url(), TOKEN)) {
            IOException refused = assertThrows(IOException.class, elsewhere::about);

            assertEquals(
                    server.url() + " answers with something else than a slowcall service does; is it one?",
                    refused.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"port\": 0, \"token\": \"" + TOKEN + "\", \"pid\": 7}",
                "{\"port\": 65536, \"token\": \"" + TOKEN + "\", \"pid\": 7}",
                "{\"port\": 7070, \"token\": \"x\\r\\nHost: y\", \"pid\": 7}",
                "{\"port\": 7070, \"token\": null, \"pid\": 7}",
                "{\"port\": 7070, \"token\": \"" + TOKEN + "\", \"pid\": -1}",
                "{\"port\": \"x\"}",
            })
    void aServiceThatCannotBeIsRefused(String said) throws Exception {
        try (Server server = Server.saying(201, said);
                ServiceElsewhere elsewhere = ServiceElsewhere.at(server.url(), TOKEN)) {
            IOException refused =
                    assertThrows(IOException.class, () -> elsewhere.start(ServiceThreads.AUTO, 0, Path.of("none")));

            assertTrue(String.valueOf(refused.getMessage()).startsWith(server.url()), refused::toString);
        }
    }

    @Test
    void onlyTheBeginningOfALongRefusalIsTold() throws Exception {
        try (Server server = Server.saying(409, "no ".repeat(10_000));
                ServiceElsewhere elsewhere = ServiceElsewhere.at(server.url(), TOKEN)) {
            PlanException taken = assertThrows(PlanException.class, elsewhere::about);
            ChildFailedException refused = assertThrows(
                    ChildFailedException.class, () -> elsewhere.start(ServiceThreads.AUTO, 0, Path.of("none")));

            assertTrue(String.valueOf(taken.getMessage()).length() < 500, taken::toString);
            assertTrue(String.valueOf(refused.getMessage()).length() < 500, refused::toString);
        }
    }
}
