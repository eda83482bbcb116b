package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against half a file, and against a write that fails in silence. */
class ResultFilesTest {
    @TempDir
    Path folder;

    @Test
    void replacesAFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("jmh.json");
        ResultFiles.write(file, bytes("old"));
        ResultFiles.write(file, bytes("new"));
        assertArrayEquals(bytes("new"), Files.readAllBytes(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void failsWhenTheFileCannotBeReplaced() throws IOException {
        Path file = Files.createDirectory(folder.resolve("jmh.json"));
        Files.createFile(file.resolve("in-the-way"));
        assertThrows(IOException.class, () -> ResultFiles.write(file, bytes("new")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
