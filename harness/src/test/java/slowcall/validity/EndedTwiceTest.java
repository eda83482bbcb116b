package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guards against a strategy whose first end cannot be believed. */
class EndedTwiceTest {
    @Test
    void aSecondEndMakesTheRowInvalid() {
        assertEquals(
                Optional.of(new Finding(Verdict.Level.INVALID, "ended-twice:2")),
                new EndedTwice().look(Rows.with("defects", "2")));
    }

    @Test
    void noSecondEndIsSilent() {
        assertEquals(Optional.empty(), new EndedTwice().look(Rows.sound()));
    }
}
