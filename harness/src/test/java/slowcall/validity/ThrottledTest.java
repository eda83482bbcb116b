package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a tail that is the container's quota. */
class ThrottledTest {
    @Test
    void aQuotaThatWasEnoughIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void oneThrottledPeriodMakesTheRowSuspect() {
        assertEquals("SUSPECT periods 0.98 % > 0 %", look(Rows.with("throttled_periods", "1")));
        assertEquals(
                "SUSPECT periods 5 % > 0 %",
                look(Rows.with(Map.of("throttled_periods", "5", "makespan_ms", "10000.000"))));
    }

    @Test
    void moreThanOneInTwentyMakesTheRowInvalid() {
        assertEquals(
                "INVALID periods 6 % > 5 %",
                look(Rows.with(Map.of("throttled_periods", "6", "makespan_ms", "10000.000"))));
    }

    @Test
    void whatIsHeldIsNotTimed() {
        assertEquals("VALID", look(Rows.with(Map.of("arrivals", "hold-10", "throttled_periods", "9"))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("throttled_periods", "")));
        assertEquals("VALID", look(Rows.with("makespan_ms", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new Throttled(), row);
    }
}
