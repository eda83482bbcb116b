package slowcall.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.result.SystemFiles;

/** Guards against costs of a server that are left out, taken twice, or made up where nobody knows them. */
class UsageTest {
    @TempDir
    private Path root;

    private Usage of(Long... pids) {
        return Usage.of(new SystemFiles(root), List.of(pids));
    }

    private void process(long pid, String name, String times, long pssKib) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/" + pid));
        Files.writeString(
                folder.resolve("stat"),
                pid + " (" + name + ") S 1 1 1 0 -1 4194560 100 200 3 4 " + times + " 20 0 1 0 12345 67890 99\n");
        Files.writeString(
                folder.resolve("smaps_rollup"),
                "55d0-7ffe ---p 00000000 00:00 0 [rollup]\nRss: 99999 kB\nPss: " + pssKib + " kB\nPss_Dirty: 7 kB\n");
    }

    @Test
    void addsTimesOfItsOwnAndOfChildrenThatHaveEnded() throws IOException {
        process(10, "postgres", "1 2 3 4", 1000);

        assertEquals(new Usage(OptionalLong.of(100), OptionalLong.of(1000)), of(10L));
    }

    @Test
    void addsProcessesUp() throws IOException {
        process(10, "postgres", "1 0 0 0", 1000);
        process(11, "postgres", "0 5 0 0", 234);

        assertEquals(new Usage(OptionalLong.of(60), OptionalLong.of(1234)), of(10L, 11L));
    }

    @Test
    void aNameMayLookLikeFields() throws IOException {
        process(10, "a) S 9 9 (b", "1 2 3 4", 1);

        assertEquals(OptionalLong.of(100), of(10L).cpuMillis());
    }

    @Test
    void aProcessThatHasEndedDoesNotCount() throws IOException {
        process(10, "postgres", "1 0 0 0", 1000);

        assertEquals(new Usage(OptionalLong.of(10), OptionalLong.of(1000)), of(10L, 11L));
    }

    @Test
    void whatNobodyKnowsIsEmpty() throws IOException {
        Files.createDirectories(root.resolve("proc/10"));
        Files.writeString(root.resolve("proc/10/stat"), "10 (cut");

        assertEquals(new Usage(OptionalLong.empty(), OptionalLong.empty()), of(10L));
        assertEquals(Usage.NONE, of());
    }
}
