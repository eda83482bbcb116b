package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a file that fills the memory because it does not say how large it is. */
class BoundedFileTest {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void readsWhatIsAsLargeAsItMayBe() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[MIB]);

        assertEquals(MIB, BoundedFile.read(file, MIB).length);
    }

    @Test
    void refusesWhatIsLarger() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[MIB + 1]);

        assertRefused(file + ": is larger than 1 MiB", file);
    }

    @Test
    void refusesWhatHasNoEnd() {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless));

        assertRefused("/dev/zero: is larger than 1 MiB", endless);
    }

    @Test
    void refusesAFolder() {
        assertRefused(folder + ": is a folder where a file should be", folder);
    }

    private static void assertRefused(String expected, Path file) {
        assertEquals(
                expected,
                assertThrows(ResultsException.class, () -> BoundedFile.read(file, MIB))
                        .getMessage());
    }
}
