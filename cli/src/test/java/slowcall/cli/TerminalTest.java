package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Guards logs and pipes against what only a terminal understands, and those who want no colours. */
class TerminalTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color", "COLUMNS", "100");

    @Test
    void aDumbTerminalGetsPlainLines() {
        assertEquals(Terminal.NONE, Terminal.of(Map.of("TERM", "dumb"), true));
        assertEquals(Terminal.NONE, Terminal.of(XTERM, false));
    }

    @Test
    void aTerminalHasAWidth() {
        assertEquals(OptionalInt.of(100), Terminal.of(XTERM, true).width());
        assertEquals(
                OptionalInt.of(80), Terminal.of(Map.of("COLUMNS", "wide"), true).width());
    }

    @Test
    void coloursAreForTerminalsWithoutNoColor() {
        assertEquals("\u001B[32mVALID\u001B[0m", Terminal.of(XTERM, true).painted("VALID", Words.VERDICTS));
        assertEquals(
                "VALID",
                Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", "1"), true).painted("VALID", Words.VERDICTS));
        assertEquals("VALID", Terminal.NONE.painted("VALID", Words.VERDICTS));
    }

    @Test
    void anEmptyNoColorIsNone() {
        assertEquals(
                true, Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", ""), true).colours());
    }
}
