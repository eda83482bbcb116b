package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against stack traces, and against garbled plans, where a path names no readable plan file. */
class PlanTextTest {
    @TempDir
    Path folder;

    @Test
    void readsAFileAndNamesThePlanAfterIt() throws IOException {
        Path file = Files.writeString(
                folder.resolve("my.plan.json"),
                "{\"cells\": [{\"strategy\": \"a\", \"arrivals\": {\"closed\": 1}, \"delay\": \"1s\"}]} // ü");

        assertEquals("my.plan", PlanFile.read(file).name());
    }

    @Test
    void namesTheFileLineAndColumnOfAMistake() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), "{\n  \"cell\": []\n}");

        refuses(file, file + ":2:3: unknown key \"cell\" in a plan; did you mean \"cells\"?");
    }

    /** What is wrong stands in the beginning, and what to do about it at the end. */
    @Test
    void aRefusalIsShortHoweverMuchItQuotes() {
        var refusal = new PlanException(Position.NONE, "a name: " + "x".repeat(100_000) + "; take another");
        String message = String.valueOf(refusal.getMessage());

        assertEquals(PlanException.LONGEST, message.length());
        assertEquals("a name: xxx", message.substring(0, 11));
        assertEquals("x; take another", message.substring(message.length() - 15));
    }

    @Test
    void refusesAMissingFile() {
        Path file = folder.resolve("none.json");

        refuses(file, file + ": there is no such file; check the path");
    }

    @Test
    void refusesADirectory() {
        refuses(folder, folder + ": is a directory; name a plan file in it");
    }

    @Test
    void refusesAFileOfMoreThanOneMebibyte() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), " ".repeat((1 << 20) + 1));

        refuses(file, file + ": is larger than 1 MiB; a plan is a few pages at most");
    }

    @Test
    void refusesTextOfMoreThanOneMebibyte() {
        PlanException refusal = assertThrows(PlanException.class, () -> PlanFile.parse("p", " ".repeat((1 << 20) + 1)));

        assertEquals("p: is larger than 1 MiB; a plan is a few pages at most", refusal.getMessage());
    }

    @Test
    void refusesAnotherEncodingThanUtf8() throws IOException {
        Path file = Files.write(folder.resolve("p.json"), "{}\n// ü".getBytes(StandardCharsets.ISO_8859_1));

        refuses(file, file + ":2:4: byte 0xfc is not UTF-8; save the file as UTF-8");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Path file = Files.createFile(folder.resolve("p.json"));

        refuses(file, file + ":1:1: the plan is empty; a plan is an object with \"cells\"");
    }

    @Test
    void takesTheNameFromBetweenTheLastSeparatorAndTheLastDot() {
        assertEquals("b", PlanText.baseName("a/b.json"));
        assertEquals("b", PlanText.baseName("C:\\a.d\\b"));
        assertEquals("a.b", PlanText.baseName("a.b.json"));
        assertEquals(".hidden", PlanText.baseName(".hidden"));
    }

    private static void refuses(Path file, String message) {
        assertEquals(
                message,
                assertThrows(PlanException.class, () -> PlanFile.read(file)).getMessage());
    }
}
