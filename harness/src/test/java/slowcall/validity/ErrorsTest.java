package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against latencies of those that were left. */
class ErrorsTest {
    @Test
    void oneInAThousandIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
        assertEquals("VALID", look(Rows.with("errors", "10")));
    }

    @Test
    void moreThanOneInAThousandMakesTheRowSuspect() {
        assertEquals("SUSPECT failed 0.11 % > 0.1 %", look(Rows.with("errors", "11")));
        assertEquals("SUSPECT failed 1 % > 0.1 %", look(Rows.with("errors", "100")));
    }

    @Test
    void moreThanOneInAHundredMakesTheRowInvalid() {
        assertEquals("INVALID failed 1.01 % > 1 %", look(Rows.with("errors", "101")));
    }

    @Test
    void timeoutsAndRejectionsAreResults() {
        assertEquals("VALID", look(Rows.with(Map.of("timeouts", "4000", "rejected", "4000"))));
    }

    @Test
    void whatAnOutageFailsIsExpected() {
        assertEquals(
                "VALID", look(Rows.with(Map.of("errors", "4000", "variant", "outage=fail-after-5000ms-for-2000ms"))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new Errors(), row);
    }
}
