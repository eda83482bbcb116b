package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against published results that tell where a machine keeps its JDK. */
class ResultFilesTest {
    @TempDir
    Path folder;

    @Test
    void takesTheJdksPathOutOfALog() throws IOException {
        Path log = folder.resolve("jmh.log");
        String home = System.getProperty("java.home");
        Files.writeString(log, "# VM invoker: " + home + "/bin/java\n");
        ResultFiles.tidy(log);
        assertEquals("# VM invoker: JAVA_HOME/bin/java\n", Files.readString(log));
    }

    @Test
    void writesBothFormatsOfNothing() throws IOException {
        ResultFiles.write(folder, List.of());
        assertFalse(Files.readString(folder.resolve(Benchmarks.JSON)).isBlank());
        assertEquals(1, Files.readAllLines(folder.resolve(Benchmarks.CSV)).size());
    }
}
