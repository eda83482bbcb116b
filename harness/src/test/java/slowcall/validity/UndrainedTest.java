package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against calls that reached the service after its books were read. */
class UndrainedTest {
    @Test
    void aStrategyThatIsStillBusyMakesTheRowSuspect() {
        assertEquals("SUSPECT still busy 30 s after the last deadline", look(Rows.with("drain_ms", "")));
    }

    @Test
    void whatAnAcknowledgementDoesNotWaitForCannotBeAccountedFor() {
        assertEquals(
                "INVALID still busy 30 s after the last deadline",
                look(Rows.with(Map.of("drain_ms", "", "semantics", "at-least-once"))));
        assertEquals(
                "SUSPECT still busy 30 s after the last deadline",
                look(Rows.with(Map.of("drain_ms", "", "semantics", "exactly-calls"))));
    }

    /** As long as trials wait for them. */
    @Test
    void otherProcessesAreGivenMoreTime() {
        Row row = Rows.with(Map.of("drain_ms", "", "user_waits_for", "acknowledgement"));

        assertEquals("SUSPECT still busy 60 s after the last deadline", look(row));
        assertEquals(
                "INVALID still busy 60 s after the last deadline",
                look(row.putAll(Map.of("semantics", "at-most-once"))));
    }

    @Test
    void aDrainedStrategyIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
        assertEquals("VALID", look(Rows.with("semantics", "at-least-once")));
    }

    @Test
    void theControlHasNothingToDrain() {
        assertEquals("VALID", look(Rows.with(Map.of("strategy", "bare-loop", "drain_ms", ""))));
    }

    private static String look(Row row) {
        return Rows.look(new Undrained(), row);
    }
}
