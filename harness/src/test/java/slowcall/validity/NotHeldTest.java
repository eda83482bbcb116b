package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against memory per request that is divided by requests which were no longer there. */
class NotHeldTest {
    @Test
    void requestsThatEndedBeforeAllWasReadMakeTheRowInvalid() {
        assertEquals("INVALID requests ended while memory was read", look(Rows.with("held_until_end", "no")));
    }

    @Test
    void requestsThatWereHeldAreSilent() {
        assertEquals("VALID", look(Rows.with("held_until_end", "yes")));
    }

    @Test
    void whatHoldsNothingIsNotJudged() {
        assertEquals("VALID", look(new Row()));
    }

    private static String look(Row row) {
        return Rows.look(new NotHeld(), row);
    }
}
