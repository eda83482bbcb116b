package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against latencies that the number in flight contradicts. */
class LittleTest {
    @Test
    void agreementIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
        assertEquals("VALID", look(Rows.with("little_error_percent", "1.000")));
    }

    @Test
    void moreThanOnePerCentMakesTheRowSuspect() {
        assertEquals("SUSPECT error 1.001 % > 1 %", look(Rows.with("little_error_percent", "1.001")));
        assertEquals("SUSPECT error 5 % > 1 %", look(Rows.with("little_error_percent", "5.000")));
    }

    @Test
    void moreThanFivePerCentMakesTheRowInvalid() {
        assertEquals("INVALID error 5.1 % > 5 %", look(Rows.with("little_error_percent", "5.100")));
    }

    @Test
    void fewerThanAThousandEndedRequestsAreNotJudged() {
        assertEquals("VALID", look(Rows.with(Map.of("little_error_percent", "9.000", "ok", "990"))));
        assertEquals("INVALID error 9 % > 5 %", look(Rows.with(Map.of("little_error_percent", "9.000", "ok", "991"))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("little_error_percent", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new Little(), row);
    }
}
