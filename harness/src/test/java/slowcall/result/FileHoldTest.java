package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against two who write to one folder, and against one who is kept out by somebody that is gone. */
class FileHoldTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("lock");
    }

    @Test
    void isHadByOneAtATime() throws IOException {
        FileHold first = FileHold.alone(file).orElseThrow();

        assertTrue(FileHold.alone(file).isEmpty());
        assertTrue(FileHold.together(file).isEmpty());
        assertTrue(FileHold.alone(folder.resolve("./lock")).isEmpty());
        first.close();
        FileHold.alone(file).orElseThrow().close();
    }

    @Test
    void aFileThatIsOnlyThereIsNoHold() throws IOException {
        Files.writeString(file, "process 1\n");

        FileHold.alone(file).orElseThrow().close();
        assertTrue(Files.exists(file));
    }

    @Test
    void closingItTwiceLetsGoOfNobodyElses() throws IOException {
        FileHold first = FileHold.alone(file).orElseThrow();
        first.close();
        FileHold second = FileHold.alone(file).orElseThrow();
        first.close();

        assertTrue(FileHold.alone(file).isEmpty());
        second.close();
    }

    @Test
    void aNoteIsReplacedByTheNext() throws IOException {
        try (FileHold hold = FileHold.alone(file).orElseThrow()) {
            assertSame(hold, hold.noting("process 123456 of a long name\n"));
            hold.write("process 7\n");
            assertEquals("process 7", hold.note().strip());
            assertEquals("", FileHold.noteIn(file), "to read one's own would let go of it");
        }
        assertEquals("process 7", FileHold.noteIn(file).strip());
        assertEquals("", FileHold.noteIn(folder.resolve("none")));
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "kept");
        Files.createSymbolicLink(file, precious);

        assertThrows(IOException.class, () -> FileHold.alone(file));
        assertEquals("kept", Files.readString(precious));
    }

    @Test
    void aMissingFolderIsAnError() {
        assertThrows(IOException.class, () -> FileHold.alone(folder.resolve("none/lock")));
        assertFalse(Files.exists(folder.resolve("none")));
    }
}
