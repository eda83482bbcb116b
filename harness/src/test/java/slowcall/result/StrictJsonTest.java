package slowcall.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against a file of somebody else's that is half understood, fills the stack, or passes for an error of the disk. */
class StrictJsonTest {
    private static final Path FILE = Path.of("theirs.json");

    private static String refusal(byte[] content) {
        String message = String.valueOf(assertThrows(ResultsException.class, () -> StrictJson.read(FILE, content))
                .getMessage());
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    @Test
    void readsAValue() {
        assertEquals(
                2,
                StrictJson.read(FILE, "{\"a\": [1, 2]}".getBytes(UTF_8))
                        .path("a")
                        .path(1)
                        .asInt());
        assertTrue(StrictJson.read(FILE, new byte[0]).isMissingNode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\": 1, \"a\": 2}", "{} {}", "[1,]", "NaN", "{\"a\": 01}", "\"\u0001\"", "// no"})
    void refusesWhatIsNoneOrSaysThingsTwice(String content) {
        assertTrue(refusal(content.getBytes(UTF_8)).startsWith("theirs.json:1: "), content);
    }

    @Test
    void refusesDepthInALine() {
        String message = refusal("[".repeat(1_000_000).getBytes(UTF_8));

        assertTrue(message.length() < 500, message);
    }

    /** Jackson takes a zero among the first four bytes for UTF-16 or UTF-32, whose errors are not its own. */
    @ParameterizedTest
    @ValueSource(strings = {"\0x\0\0", "\0\0x\0", "x\0\0\0\uFFFF\uFFFF", "\0\0\0xaaaa", "\0{\0", "{\0a"})
    void refusesOtherEncodingsAsItDoesTheRest(String content) {
        assertTrue(refusal(content.getBytes(UTF_8)).startsWith("theirs.json:"), content);
    }

    @Test
    void aNameOfAMillionCharactersDoesNotFillTheTerminal() {
        String name = "x".repeat(40_000);

        assertTrue(refusal(("{\"" + name + "\": 1, \"" + name + "\": 2}").getBytes(UTF_8))
                        .length()
                <= ResultsException.LONGEST);
    }
}
