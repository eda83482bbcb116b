package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.ReliabilityFigure;
import slowcall.jvm.MarkedProcess;

/** Guards against a mistyped option that is answered after a while: each of the corpus's command lines in a process of its own. */
class QuickRefusalsIT {
    private static final Path LINES = Path.of("../harness/src/test/resources/slowcall/corpus/command-line");

    /** A second is promised; this is for machines that do something else besides. */
    private static final Duration MUCH_TOO_LONG = Duration.ofSeconds(10);

    @TempDir
    private Path temporary;

    @Test
    void theSlowestIsTold() throws Exception {
        List<Path> lines;
        try (Stream<Path> files = Files.list(LINES)) {
            lines = files.sorted().toList();
        }
        long slowest = 0;
        for (Path line : lines) {
            long begin = System.nanoTime();
            try (MarkedProcess refused = MarkedProcess.start(
                    temporary, List.of(), List.of(), Main.class.getName(), Files.readAllLines(line))) {
                assertEquals(2, refused.awaitExit(MUCH_TOO_LONG), refused.err());
                assertEquals(1, refused.err().lines().count(), refused.err());
            }
            slowest = Math.max(slowest, System.nanoTime() - begin);
        }
        assertTrue(slowest > 0);
        ReliabilityFigure.publish(
                "errors-ms", slowest / 1_000_000 + " ms, of " + lines.size() + " command lines with the JVM's start");
    }
}
