package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guards against calls that reached the service after its books were read. */
class UndrainedTest {
    @Test
    void aStrategyThatIsStillBusyMakesTheRowSuspect() {
        assertEquals(
                Optional.of(new Finding(Verdict.Level.SUSPECT, "undrained:still busy 30 s after the last deadline")),
                new Undrained().look(Rows.with("drain_ms", "")));
    }

    @Test
    void aDrainedStrategyIsSilent() {
        assertEquals(Optional.empty(), new Undrained().look(Rows.sound()));
    }

    @Test
    void theControlHasNothingToDrain() {
        assertEquals(
                Optional.empty(),
                new Undrained().look(Rows.with("strategy", "bare-loop").putAll(Map.of("drain_ms", ""))));
    }
}
