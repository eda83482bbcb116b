package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against another program's load in our figures. */
class OthersTest {
    @Test
    void aQuietMachineIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
        assertEquals("VALID", look(Rows.with("others_cpu_cores", "0.100")));
    }

    @Test
    void aTenthOfACoreMakesTheRowSuspect() {
        assertEquals("SUSPECT other programs 0.101 cores > 0.1 cores", look(Rows.with("others_cpu_cores", "0.101")));
    }

    @Test
    void whatIsHeldIsNotTimed() {
        assertEquals("VALID", look(Rows.with(Map.of("arrivals", "hold-10", "others_cpu_cores", "1.000"))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("others_cpu_cores", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new Others(), row);
    }
}
