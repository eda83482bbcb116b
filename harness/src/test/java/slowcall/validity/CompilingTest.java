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
        assertEquals("VALID", look(Rows.with("jit_cpu_cores", "0.100")));
    }

    @Test
    void moreThanATenthOfAProcessorMakesTheRowSuspect() {
        assertEquals(
                "SUSPECT compiler 10.1 % of a processor > 10 % of a processor",
                look(Rows.with("jit_cpu_cores", "0.101")));
    }

    @Test
    void aBurstIsJudgedAndWhatIsHeldIsNot() {
        assertEquals(
                "SUSPECT compiler 20 % of a processor > 10 % of a processor",
                look(Rows.with(Map.of("arrivals", "burst-10", "jit_cpu_cores", "0.200"))));
        assertEquals("VALID", look(Rows.with(Map.of("arrivals", "hold-10", "jit_cpu_cores", "0.200"))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("jit_cpu_cores", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new Compiling(), row);
    }
}
