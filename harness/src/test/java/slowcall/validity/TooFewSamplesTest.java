package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a row that looks measured and has not one quantile. */
class TooFewSamplesTest {
    @Test
    void enoughForAMedianIsSilent() {
        assertEquals("VALID", look(Rows.with(Map.of("ok", "195", "timeouts", "5"))));
    }

    @Test
    void tooFewForAMedianMakeTheRowSuspect() {
        assertEquals(
                "SUSPECT requests with a latency 199 < 200", look(Rows.with(Map.of("ok", "195", "timeouts", "4"))));
    }

    @Test
    void onlyStableRowsOfSteadyLoadsShouldHaveQuantiles() {
        assertEquals("VALID", look(Rows.with(Map.of("ok", "10", "regime", "unstable"))));
        assertEquals("VALID", look(Rows.with(Map.of("ok", "10", "regime", "transient", "arrivals", "burst-10"))));
        assertEquals(
                "VALID", look(Rows.with(Map.of("ok", "10", "variant", "work=none;outage=fail-after-1ms-for-2ms"))));
    }

    @Test
    void theControlRecordsNone() {
        assertEquals("VALID", look(Rows.with(Map.of("ok", "10", "strategy", "bare-loop"))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("ok", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new TooFewSamples(), row);
    }
}
