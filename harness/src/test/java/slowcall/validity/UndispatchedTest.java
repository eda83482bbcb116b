package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a schedule that was offered only in part. */
class UndispatchedTest {
    @Test
    void aRequestThatWasNeverHandedOverMakesTheRowInvalid() {
        assertEquals("INVALID requests never sent 7 > 0", look(Rows.with("undispatched", "7")));
    }

    @Test
    void aScheduleOfferedWholeIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("undispatched", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new Undispatched(), row);
    }
}
