package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a warm-up that was cut short and is measured. */
class NotSettledTest {
    @Test
    void aWarmUpThatWasOverIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void aWarmUpThatReachedItsCapMakesTheRowSuspect() {
        assertEquals("SUSPECT a warm-up of 9000 ms ended before the load had settled", look(Rows.with("warmup_settled", "no")));
        assertEquals("SUSPECT a warm-up ended before the load had settled", look(Rows.with(Map.of("warmup_settled", "no", "warmup_ms", ""))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("warmup_settled", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new NotSettled(), row);
    }
}
