package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against the second that a dropped connection adds to a latency. */
class ListenOverflowTest {
    @Test
    void aDroppedConnectionMakesTheRowSuspect() {
        assertEquals("SUSPECT connections dropped 4 > 0", look(Rows.with("listen_overflows", "4")));
    }

    @Test
    void noneDroppedIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void aSystemThatDoesNotTellIsSilent() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("listen_overflows", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new ListenOverflow(), row);
    }
}
