package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Guards terminals against messages that quote what somebody else has written. */
class ResultsExceptionTest {
    @Test
    void isALineWhateverItQuotes() {
        assertEquals(
                "a.csv:3: says x [2J y", new ResultsException(Path.of("a.csv"), 3, "says x\u001b[2J\ny").getMessage());
    }

    @Test
    void isShort() {
        String message =
                String.valueOf(new ResultsException(Path.of("a.csv"), "says " + "x".repeat(100_000)).getMessage());

        assertEquals(ResultsException.LONGEST, message.length());
        assertTrue(message.startsWith("a.csv: says xxx") && message.endsWith("x…"), message);
    }
}
