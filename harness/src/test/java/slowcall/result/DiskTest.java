package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a commit that waits for no disk, and a table that says it does. */
class DiskTest {
    @TempDir
    private Path temporary;

    @Test
    void aFolderThatIsNotThereIsWhereItWouldBe() {
        assertTrue(Disk.under(temporary).isPresent());
        assertEquals(Disk.under(temporary), Disk.under(temporary.resolve("not/there/yet")));
    }

    @Test
    void memoryIsNoDisk() {
        assertTrue(new Disk("tmpfs").isMemory());
        assertFalse(new Disk("ext4").isMemory());
        assertFalse(new Disk("").isMemory());
    }

    @Test
    void linuxsSharedMemoryIsMemory() {
        Path shared = Path.of("/dev/shm");
        assumeTrue(Files.isDirectory(shared));

        assertEquals(Optional.of(true), Disk.under(shared).map(Disk::isMemory));
    }
}
