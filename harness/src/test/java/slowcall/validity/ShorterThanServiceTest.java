package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a recorder that loses a part of every call: Little's law alone would not see it. */
class ShorterThanServiceTest {
    @Test
    void longerCallsAreSilent() {
        assertEquals("VALID", look(answered("200.400", "200.100")));
        assertEquals("VALID", look(answered("900.000", "200.100")));
    }

    @Test
    void callsThatEndBeforeTheServiceHasAnsweredMakeTheRowInvalid() {
        assertEquals("VALID", look(answered("198.000", "200.000")));
        assertEquals(
                "INVALID missing 1.05 % of the service's time > 1 % of the service's time",
                look(answered("197.900", "200.000")));
    }

    @Test
    void isNotJudgedWhereTheServiceAnsweredCallsThatTheTrialGaveUp() {
        for (String given : new String[] {"errors", "timeouts", "unfinished"}) {
            Row few = answered("100.000", "200.000").putAll(Map.of(given, "10"));
            assertEquals("INVALID missing 50 % of the service's time > 1 % of the service's time", look(few), given);
            assertEquals("VALID", look(few.putAll(Map.of(given, "11"))), given);
        }
    }

    @Test
    void isNotJudgedWhereTheSlowestWereCancelled() {
        Row cancelling = answered("193.000", "200.000").putAll(Map.of("variant", "cancel=deadline"));
        assertEquals("INVALID missing 3.5 % of the service's time > 1 % of the service's time", look(cancelling));
        assertEquals("VALID", look(cancelling.putAll(Map.of("timeouts", "1"))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(answered("", "200.000")));
        assertEquals("VALID", look(answered("200.000", "")));
    }

    private static Row answered(String callMillis, String serviceMillis) {
        return Rows.sound()
                .putAll(Map.of("errors", "0", "timeouts", "0", "unfinished", "0"))
                .putAll(Map.of("call_mean_ms", callMillis, "service_time_mean_ms", serviceMillis));
    }

    private static String look(Row row) {
        return Rows.look(new ShorterThanService(), row);
    }
}
