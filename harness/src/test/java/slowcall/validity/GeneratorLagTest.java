package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against requests that were sent later than the strategies differ. */
class GeneratorLagTest {
    @Test
    void aGeneratorThatIsOnTimeIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void moreThanAMillisecondAtTheMedianMakesTheRowInvalid() {
        assertEquals("VALID", look(Rows.with("generator_wakeup_p50_ms", "1.000")));
        assertEquals("INVALID p50 1.001 ms > 1 ms", look(Rows.with("generator_wakeup_p50_ms", "1.001")));
    }

    @Test
    void moreThanASliceInTheTailMakesTheRowSuspect() {
        assertEquals("VALID", look(Rows.with("generator_late_percent", "1.000")));
        assertEquals("SUSPECT more than 5 ms late 1.25 % > 1 %", look(Rows.with("generator_late_percent", "1.250")));
    }

    @Test
    void bothAreNamedAndTheWorseDecides() {
        assertEquals(
                "INVALID p50 2.5 ms > 1 ms, more than 5 ms late 9 % > 1 %",
                look(Rows.with(Map.of("generator_wakeup_p50_ms", "2.500", "generator_late_percent", "9.000"))));
    }

    @Test
    void aBurstAndAClosedLoopAreJudgedToo() {
        assertEquals(
                "INVALID p50 2 ms > 1 ms",
                look(Rows.with(
                        Map.of("arrivals", "burst-1000", "makespan_ms", "90.0", "generator_wakeup_p50_ms", "2.000"))));
        assertEquals(
                "INVALID p50 2 ms > 1 ms",
                look(Rows.with(Map.of("arrivals", "closed-8", "generator_wakeup_p50_ms", "2.000"))));
    }

    @Test
    void aBurstIsAsLongAsItIs() {
        Map<String, String> burst = Map.of("arrivals", "burst-5000", "regime", "transient", "makespan_ms", "400.0");
        assertEquals("VALID", look(Rows.with(burst).putAll(Map.of("generator_wakeup_p50_ms", "4.000"))));
        assertEquals(
                "INVALID p50 4.001 ms > 4 ms",
                look(Rows.with(burst).putAll(Map.of("generator_wakeup_p50_ms", "4.001"))));
    }

    @Test
    void whatIsHeldIsNotTimed() {
        assertEquals("VALID", look(Rows.with(Map.of("arrivals", "hold-1000", "generator_wakeup_p50_ms", "2.000"))));
    }

    @Test
    void slowHandOffsAreTheStrategys() {
        assertEquals("VALID", look(Rows.with("generator_lag_p50_ms", "50.000")));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("generator_wakeup_p50_ms", "")));
        assertEquals("VALID", look(Rows.with("generator_late_percent", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new GeneratorLag(), row);
    }
}
