package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a maximum that is only the histogram's own. */
class OverflowTest {
    @Test
    void aDurationThatWasCutMakesTheRowSuspect() {
        assertEquals("SUSPECT durations cut 1 > 0", look(Rows.with("overflow", "1")));
    }

    @Test
    void noneCutIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("overflow", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new Overflow(), row);
    }
}
