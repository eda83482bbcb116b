package slowcall.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against a bulk that is faster than the slowest of what it asks for, and against one that fills the service's memory. */
class BulkTest {
    private static Bulk read(String json) throws IOException {
        return Bulk.read(json.replace('`', '"').getBytes(UTF_8));
    }

    @Test
    void takesAsLongAsItsSlowestCall() throws IOException {
        Bulk bulk = read("[{`requestId`:7,`index`:0,`delayMillis`:20},{`requestId`:8,`index`:0,`delayMillis`:300},"
                + "{`requestId`:9,`index`:0,`delayMillis`:10,`once`:true}]");

        assertEquals(
                List.of(7L, 8L, 9L),
                bulk.calls().stream().map(PointsCall::requestId).toList());
        assertTrue(bulk.calls().getLast().once());
        assertEquals(300, bulk.asOne().delayMillis());
        assertFalse(bulk.asOne().fails());
    }

    @Test
    void failsAsAWhole() throws IOException {
        assertTrue(
                read("[{`requestId`:7,`index`:0,`delayMillis`:20},{`requestId`:8,`index`:0,`delayMillis`:0,`fails`:true}]")
                        .asOne()
                        .fails());
    }

    @Test
    void hasSomeCallsAndNotTooMany() {
        assertThrows(IOException.class, () -> read("[]"));
        String one = "{`requestId`:7,`index`:0,`delayMillis`:0},";
        assertThrows(
                IOException.class,
                () -> read("[" + one.repeat(Bulk.MOST_CALLS) + "{`requestId`:8,`index`:0,`delayMillis`:0}]"));
    }
}
