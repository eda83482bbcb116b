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
        assertEquals("SUSPECT not stationary after 9000 ms", look(Rows.with("warmup_settled", "no")));
        assertEquals("SUSPECT not stationary", look(Rows.with(Map.of("warmup_settled", "no", "warmup_ms", ""))));
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
