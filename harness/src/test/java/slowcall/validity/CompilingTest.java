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
    void moreThanAQuarterOfTheCpuMakesTheRowSuspect() {
        assertEquals("SUSPECT compiler's share 25.1 % > 25 %", look(Rows.with("jit_cpu_ms", "1004.0")));
    }

    @Test
    void aBurstIsJudgedAndWhatIsHeldIsNot() {
        assertEquals(
                "SUSPECT compiler's share 50 % > 25 %",
                look(Rows.with(Map.of("arrivals", "burst-10", "jit_cpu_ms", "2000.0"))));
        assertEquals("VALID", look(Rows.with(Map.of("arrivals", "hold-10", "jit_cpu_ms", "2000.0"))));
    }

    @Test
    void noCpuTimeAtAllIsNotDividedBy() {
        assertEquals("VALID", look(Rows.with("cpu_ms", "0.0")));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("jit_cpu_ms", "")));
        assertEquals("VALID", look(Rows.with("cpu_ms", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new Compiling(), row);
    }
}
