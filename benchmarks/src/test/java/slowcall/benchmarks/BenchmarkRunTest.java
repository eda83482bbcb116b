package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a run that finds nothing to do, or cannot do it, and says that all is well. Nothing here starts a fork. */
class BenchmarkRunTest {
    private static final Pace PACE = Pace.of(1, 0, 1, 1, 1);

    /** Where JMH locks; it asks once per JVM. */
    @TempDir
    static Path temp;

    private static final String REAL_TEMP = System.getProperty("java.io.tmpdir");

    @TempDir
    Path folder;

    @BeforeAll
    static void keepOutOfTheWayOfRealRuns() {
        System.setProperty("java.io.tmpdir", temp.toString());
    }

    @AfterAll
    static void restore() {
        System.setProperty("java.io.tmpdir", REAL_TEMP);
    }

    @Test
    void failsWhenABenchmarkIsMissing() {
        var failure = assertThrows(BenchmarkFailedException.class, () -> run(folder));
        assertTrue(failure.getMessage().startsWith("String.vanished is not among the benchmarks"), failure::getMessage);
        assertFalse(Files.exists(folder.resolve(Benchmarks.JSON)));
    }

    @Test
    void saysThatAnotherJmhIsRunning() throws IOException {
        try (var channel = FileChannel.open(
                        temp.resolve("jmh.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            var failure = assertThrows(BenchmarkFailedException.class, () -> run(folder));
            assertTrue(failure.getMessage().startsWith("another JMH run is going on"), failure::getMessage);
        }
    }

    @Test
    void saysThatTheFolderIsMissing() {
        var failure = assertThrows(NoSuchFileException.class, () -> run(folder.resolve("missing")));
        assertEquals(folder.resolve("missing").resolve(Benchmarks.LOG).toString(), failure.getFile());
    }

    private static void run(Path results) throws Exception {
        new BenchmarkRun(results, List.of(Part.of(String.class, "vanished", PACE)), true, line -> {}).run();
    }
}
