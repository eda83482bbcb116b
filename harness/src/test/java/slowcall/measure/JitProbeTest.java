package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.CompilerThreads;
import slowcall.result.Row;

/** Guards against a cost per request that is the compiler's. */
class JitProbeTest {
    @TempDir
    Path tasks;

    @Test
    void addsUpWhatTheCompilerThreadsUsedBetweenStartAndStop() throws IOException {
        thread(1, "java", 900_000_000);
        thread(2, "C2 CompilerThre", 100_000_000);
        thread(3, "C1 CompilerThre", 10_000_000);
        JitProbe probe = new JitProbe(CompilerThreads.find(tasks));
        probe.start();
        thread(1, "java", 2_000_000_000);
        thread(2, "C2 CompilerThre", 350_000_000);
        thread(3, "C1 CompilerThre", 12_500_000);

        assertEquals("252.5", stopped(probe));
    }

    @Test
    void isUnknownWhereTheKernelDoesNotTell() {
        JitProbe probe = new JitProbe(CompilerThreads.find(tasks.resolve("nowhere")));
        probe.start();

        assertEquals("", stopped(probe));
    }

    private static String stopped(JitProbe probe) {
        Row row = new Row();
        probe.stop(row);
        return row.text("jit_cpu_ms");
    }

    private void thread(int id, String name, long nanos) throws IOException {
        Path thread = Files.createDirectories(tasks.resolve(Integer.toString(id)));
        Files.writeString(thread.resolve("comm"), name + "\n");
        Files.writeString(thread.resolve("schedstat"), nanos + " 5 7\n");
    }
}
