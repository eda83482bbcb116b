package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against the neighbours' load in our tail. */
class StealTest {
    @Test
    void aHostThatKeepsItsPromiseIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
        assertEquals("VALID", look(Rows.with("steal_percent", "1.0")));
    }

    @Test
    void moreThanOnePerCentMakesTheRowSuspect() {
        assertEquals("SUSPECT stolen 1.1 % > 1 %", look(Rows.with("steal_percent", "1.1")));
        assertEquals("SUSPECT stolen 5 % > 1 %", look(Rows.with("steal_percent", "5.0")));
    }

    @Test
    void moreThanFivePerCentMakesTheRowInvalid() {
        assertEquals("INVALID stolen 5.1 % > 5 %", look(Rows.with("steal_percent", "5.1")));
    }

    @Test
    void whatIsHeldIsNotTimed() {
        assertEquals("VALID", look(Rows.with(Map.of("arrivals", "hold-10", "steal_percent", "9.0"))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("steal_percent", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new Steal(), row);
    }
}
