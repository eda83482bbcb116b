package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guards against requests that nobody accounts for: the figures would be those of the survivors. */
class ConservationTest {
    @Test
    void aRequestThatIsInNoCountMakesTheRowInvalid() {
        assertEquals(
                Optional.of(new Finding(Verdict.Level.INVALID, "conservation:offered 10 but 9 accounted for")),
                new Conservation().look(Rows.with("ok", "5")));
    }

    @Test
    void aRequestThatIsInTwoCountsMakesTheRowInvalid() {
        assertEquals(
                Optional.of(new Finding(Verdict.Level.INVALID, "conservation:offered 10 but 11 accounted for")),
                new Conservation().look(Rows.with("timeouts", "2")));
    }

    @Test
    void everyWayToEndAndTheUnfinishedAddUp() {
        assertEquals(Optional.empty(), new Conservation().look(Rows.sound()));
    }

    @Test
    void lateEndsAreAmongTheTimeoutsAndCountNothing() {
        assertEquals(Optional.empty(), new Conservation().look(Rows.with("late", "1")));
    }
}
