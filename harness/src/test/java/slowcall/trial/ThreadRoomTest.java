package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.result.SystemFiles;

/** Guards against a trial that takes the system's last thread id. */
class ThreadRoomTest {
    @TempDir
    private Path root;

    @Test
    void thereIsRoomBelowTheTighterLimit() throws IOException {
        write("proc/sys/kernel/pid_max", "32768\n");
        write("proc/sys/kernel/threads-max", "192730\n");
        write("proc/loadavg", "0.20 0.18 0.12 1/31744 11206\n");

        assertEquals(Optional.empty(), new ThreadRoom(new SystemFiles(root)).full());
    }

    @Test
    void someAreLeftToOthers() throws IOException {
        write("proc/sys/kernel/pid_max", "32768\n");
        write("proc/sys/kernel/threads-max", "192730\n");
        write("proc/loadavg", "0.20 0.18 0.12 1/31745 11206\n");

        assertEquals(
                Optional.of("the system has 31745 threads of at most 32768, and 1024 are left to others"),
                new ThreadRoom(new SystemFiles(root)).full());
    }

    @Test
    void elsewhereThanOnLinuxThereIsAlwaysRoom() {
        assertEquals(Optional.empty(), new ThreadRoom(new SystemFiles(root)).full());
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
