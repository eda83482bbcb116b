package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against figures of code that is about to be replaced. */
class CompilingTest {
    @Test
    void silentCompilersAreNoFinding() {
        assertEquals("VALID", look(Rows.sound()));
        assertEquals("VALID", look(Rows.with("jit_cpu_ms", "1000.0")));
    }

    @Test
    void moreThanATenthOfAProcessorMakesTheRowSuspect() {
        assertEquals(
                "SUSPECT compiler 10.01 % of a processor > 10 % of a processor",
                look(Rows.with("jit_cpu_ms", "1001.0")));
    }

    @Test
    void aBurstIsJudgedAndWhatIsHeldIsNot() {
        assertEquals(
                "SUSPECT compiler 20 % of a processor > 10 % of a processor",
                look(Rows.with(Map.of("arrivals", "burst-10", "jit_cpu_ms", "2000.0"))));
        assertEquals("VALID", look(Rows.with(Map.of("arrivals", "hold-10", "jit_cpu_ms", "2000.0"))));
    }

    @Test
    void countsOverTheMakespanWhereTheProbesDoNotSay() {
        assertEquals("VALID", look(Rows.with(Map.of("jit_cpu_ms", "1001.0", "probed_ms", ""))));
        assertEquals(
                "SUSPECT compiler 10.098 % of a processor > 10 % of a processor",
                look(Rows.with(Map.of("jit_cpu_ms", "1030.0", "probed_ms", ""))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("jit_cpu_ms", "")));
        assertEquals("VALID", look(Rows.with(Map.of("jit_cpu_ms", "5000.0", "probed_ms", "", "makespan_ms", ""))));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new Compiling(), row);
    }
}
