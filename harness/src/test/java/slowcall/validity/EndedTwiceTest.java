package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a strategy whose first end cannot be believed. */
class EndedTwiceTest {
    @Test
    void aSecondEndMakesTheRowInvalid() {
        assertEquals("INVALID second ends 2 > 0", look(Rows.with("defects", "2")));
    }

    @Test
    void noSecondEndIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("defects", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new EndedTwice(), row);
    }
}
