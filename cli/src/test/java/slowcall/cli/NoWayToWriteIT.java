package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.Jail;
import slowcall.jvm.MarkedProcess;

/** Guards against a run that measures for an hour what it cannot write, and against output that is lost without a word. */
class NoWayToWriteIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path temporary;

    private MarkedProcess start(List<String> prefix, String... arguments) throws Exception {
        return MarkedProcess.start(
                temporary, prefix, List.of("-Djava.io.tmpdir=" + temporary), Main.class.getName(), List.of(arguments));
    }

    private static String lastLine(MarkedProcess process) throws Exception {
        return process.err().lines().reduce("", (one, other) -> other);
    }

    private static List<Path> in(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aFolderThatMayOnlyBeReadEndsARunBeforeItBegins() throws Exception {
        List<String> prefix = Jail.withoutOverride();
        assumeTrue(prefix.isEmpty() || Jail.works(prefix), "setpriv is missing");
        Path results = Files.createDirectory(temporary.resolve("results"));
        Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("r-xr-xr-x"));

        try (MarkedProcess run = start(prefix, "run", "--plan", "smoke", "--results", results.toString())) {
            assertEquals(4, run.awaitExit(PATIENCE), run.err());
            assertTrue(
                    lastLine(run).startsWith("slowcall: " + results)
                            && lastLine(run).contains(": permission denied; "),
                    run.err());
            assertEquals("", run.out());
            run.assertNothingLeft();
        }
        assertEquals(List.of(), in(results));
    }

    @Test
    void aFullDiskEndsARunBeforeItBegins() throws Exception {
        Path results = Files.createDirectory(temporary.resolve("results"));
        assumeTrue(Jail.hasDisks(results), "no disk of one's own can be had here");
        Path kept = Files.createDirectory(temporary.resolve("kept"));

        try (MarkedProcess run =
                start(Jail.disk("4k", results, kept), "run", "--plan", "smoke", "--results", results.toString())) {
            assertEquals(4, run.awaitExit(PATIENCE), run.err());
            assertTrue(lastLine(run).contains("No space left on device"), run.err());
            assertFalse(run.err().contains("\tat "), run.err());
            run.assertNothingLeft();
        }
    }

    /** The shell puts the device in the place of the terminal. */
    @Test
    void outputThatIsLostIsAnError() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "only Linux has one");
        List<String> toFull = List.of("sh", "-c", "exec \"$@\" >/dev/full", "sh");

        try (MarkedProcess list = start(toFull, "strategies")) {
            assertEquals(4, list.awaitExit(PATIENCE), list.err());
            assertEquals(
                    "slowcall: standard output cannot be written: No space left on device; send it to where there is room",
                    list.err().strip());
        }
    }

    @Test
    void aReaderWhoHasSeenEnoughIsNone() throws Exception {
        List<String> toHead = List.of("sh", "-c", "{ \"$@\"; echo \"exit $?\" >&2; } | head -n 1", "sh");

        try (MarkedProcess list = start(toHead, "strategies")) {
            assertEquals(0, list.awaitExit(PATIENCE), list.err());
            assertEquals("exit 0", list.err().strip());
        }
    }
}
