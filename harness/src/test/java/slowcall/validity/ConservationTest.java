package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Guards against requests that nobody accounts for: the figures would be those of the survivors. */
class ConservationTest {
    @Test
    void aRequestThatIsInNoCountMakesTheRowInvalid() {
        assertEquals("INVALID offered 10000 but 9999 accounted for", look(Rows.with("ok", "9989")));
    }

    @Test
    void aRequestThatIsInTwoCountsMakesTheRowInvalid() {
        assertEquals("INVALID offered 10000 but 10001 accounted for", look(Rows.with("timeouts", "6")));
    }

    @Test
    void everyWayToEndAndTheUnfinishedAddUp() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void lateEndsAreAmongTheTimeoutsAndCountNothing() {
        assertEquals("VALID", look(Rows.with("late", "1")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new Conservation(), row);
    }
}
