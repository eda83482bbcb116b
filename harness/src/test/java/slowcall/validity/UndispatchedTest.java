package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guards against a schedule that was offered only in part. */
class UndispatchedTest {
    @Test
    void aRequestThatWasNeverHandedOverMakesTheRowInvalid() {
        assertEquals(
                Optional.of(new Finding(Verdict.Level.INVALID, "undispatched:7")),
                new Undispatched().look(Rows.with("undispatched", "7")));
    }

    @Test
    void aScheduleOfferedWholeIsSilent() {
        assertEquals(Optional.empty(), new Undispatched().look(Rows.sound()));
    }
}
