package slowcall.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against half a file under a name that promises a whole one. */
class AtomicFileTest {
    @TempDir
    private Path directory;

    @Test
    void writesAFileAndLeavesNothingBesideIt() throws IOException {
        Path file = directory.resolve("manifest.json");

        AtomicFile.write(file, "{}".getBytes(UTF_8));

        assertEquals("{}", Files.readString(file));
        assertEquals(List.of(file), list());
    }

    @Test
    void replacesALongerFileWhole() throws IOException {
        Path file = Files.writeString(directory.resolve("manifest.json"), "{\"complete\": false}");

        AtomicFile.write(file, "{}".getBytes(UTF_8));

        assertEquals("{}", Files.readString(file));
    }

    @Test
    void aWriteThatFailsLeavesTheOldFile() throws IOException {
        Path file = Files.writeString(directory.resolve("manifest.json"), "old");
        // Something in the way of the temporary file.
        Files.createDirectory(directory.resolve("manifest.json.tmp"));

        assertThrows(IOException.class, () -> AtomicFile.write(file, "new".getBytes(UTF_8)));

        assertEquals("old", Files.readString(file));
    }

    @Test
    void appendsToAFileThatNeedNotExist() throws IOException {
        Path file = directory.resolve("trials.csv");

        AtomicFile.append(file, "a\n".getBytes(UTF_8));
        AtomicFile.append(file, "b\n".getBytes(UTF_8));

        assertEquals("a\nb\n", Files.readString(file));
    }

    /** The device is a disk that is always full. */
    @Test
    void aFullDiskIsSaidToBeFull() throws IOException {
        Path device = Path.of("/dev/full");
        assumeTrue(Files.exists(device), "only Linux has one");
        Path table = Files.createSymbolicLink(directory.resolve("trials.csv"), device);
        IOException appended = assertThrows(IOException.class, () -> AtomicFile.append(table, "a\n".getBytes(UTF_8)));

        assertEquals("No space left on device", appended.getMessage());
    }

    /** Whoever sends somebody a folder could let its page be written over any file of theirs. */
    @Test
    void aLinkInPlaceOfTheTemporaryFileIsNotFollowed() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "kept");
        Path file = Files.writeString(directory.resolve("manifest.json"), "old");
        Files.createSymbolicLink(directory.resolve("manifest.json.tmp"), precious);

        assertThrows(IOException.class, () -> AtomicFile.write(file, "new".getBytes(UTF_8)));

        assertEquals("kept", Files.readString(precious));
        assertEquals("old", Files.readString(file));
        assertFalse(Files.exists(directory.resolve("manifest.json.tmp"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void movesAFileWhole() throws IOException {
        Path written = Files.writeString(directory.resolve("written"), "a log");
        Path file = directory.resolve("001-c1.hlog");

        AtomicFile.move(written, file);

        assertEquals("a log", Files.readString(file));
        assertEquals(List.of(file), list());
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
