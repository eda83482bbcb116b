package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards {@code ./slowcall} against folders with blanks in their names, links, and Javas that are none. */
class LauncherScriptIT {
    private static final Path SCRIPT = Path.of("../slowcall").toAbsolutePath().normalize();

    @TempDir
    private Path temporary;

    private Path link;

    @BeforeEach
    void link() throws IOException {
        assumeTrue(Files.exists(Path.of("target/slowcall.jar")), "the package is not built");
        Path folder = Files.createDirectory(temporary.resolve("a folder & more"));
        link = Files.createSymbolicLink(folder.resolve("slow call"), SCRIPT);
    }

    /** What it printed, behind its exit code. */
    private String run(Map<String, String> environment) throws Exception {
        return run(environment, "--version");
    }

    private String run(Map<String, String> environment, String argument) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(link.toString(), argument))
                .directory(link.getParent().toFile())
                .redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeAll(List.of("JAVA_HOME", "SLOWCALL_JAVA_HOME", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue() + " " + said.strip();
    }

    @Test
    void isFoundThroughALinkInAFolderWithBlanks() throws Exception {
        String said = run(Map.of("SLOWCALL_JAVA_HOME", System.getProperty("java.home")));

        assertTrue(said.startsWith("0 slowcall "), said);
    }

    @Test
    void aJavaThatIsAskedForByNameAndIsNoneIsNamed() throws Exception {
        assertEquals(
                "2 slowcall: SLOWCALL_JAVA_HOME is not a JDK 21 or newer: " + temporary,
                run(Map.of("SLOWCALL_JAVA_HOME", temporary.toString())));
    }

    /** One that only says how it was started. */
    private Map<String, String> tellingJava() throws IOException {
        Path home = Files.createDirectories(temporary.resolve("jdk/bin"));
        Path java = Files.writeString(home.resolve("java"), "#!/bin/sh\necho \"$@\"\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(temporary.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        return Map.of("SLOWCALL_JAVA_HOME", temporary.resolve("jdk").toString());
    }

    @Test
    void whatOnlyReadsStartsSoonAndWhatMeasuresHasTheJvmAsItIs() throws Exception {
        String jar = SCRIPT.resolveSibling("cli/target/slowcall.jar").toString();

        for (String quick : List.of("compare", "doctor")) {
            assertEquals(
                    "0 -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar " + jar + " " + quick, run(tellingJava(), quick));
        }
        assertEquals("0 -jar " + jar + " run", run(tellingJava(), "run"));
    }

    @Test
    void whoSetsOptionsForEveryJvmIsNotContradicted() throws Exception {
        Map<String, String> environment = new HashMap<>(tellingJava());
        environment.put("JDK_JAVA_OPTIONS", "-XX:+UseZGC");

        String said = run(environment, "compare");

        assertTrue(said.startsWith("0 -jar "), said);
    }
}
