package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards the completion, as far as bash itself can be asked. */
class CompletionCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @BeforeEach
    void requireBash() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash to ask");
    }

    /** What bash offers for the last of these words. */
    private List<String> completed(String... words) throws Exception {
        assertEquals(0, execute("completion", "bash"));
        Path script = Files.writeString(folder.resolve("completion"), out.toString());
        String typed = String.join(" ", words);
        Path asking = Files.writeString(
                folder.resolve("asking"), """
                source '%s'
                COMP_WORDS=(%s)
                COMP_CWORD=%d
                COMP_LINE='%s'
                _complete_slowcall
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(script, quoted(words), words.length - 1, typed));
        Process bash = new ProcessBuilder("/bin/bash", "--norc", asking.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        bash.getOutputStream().close();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(bash.waitFor(30, TimeUnit.SECONDS));
        return said.lines().map(String::strip).toList();
    }

    private static String quoted(String... words) {
        return "'" + String.join("' '", words) + "'";
    }

    @Test
    void completesCommands() throws Exception {
        List<String> offered = completed("slowcall", "");

        assertTrue(
                offered.containsAll(List.of("run", "report", "compare", "tune", "strategies", "doctor", "completion")),
                offered::toString);
    }

    @Test
    void completesOptions() throws Exception {
        assertTrue(completed("slowcall", "run", "--bl").contains("--blocks"));
    }

    @Test
    void completesBuiltInPlans() throws Exception {
        assertTrue(completed("slowcall", "run", "--plan", "ho").contains("hold-parked"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void printsAScriptThatBashCanRead(String shell) throws IOException, InterruptedException {
        assertEquals(0, execute("completion", shell));
        Path script = Files.writeString(folder.resolve("completion"), out.toString());

        assertEquals("", err.toString());
        Process bash = new ProcessBuilder("/bin/bash", "-n", script.toString()).start();
        assertEquals(0, bash.waitFor());
    }

    @Test
    void anUnknownShellIsRefused() {
        assertEquals(2, execute("completion", "fish"));
        assertEquals(1, err.toString().lines().count(), err::toString);
    }
}
