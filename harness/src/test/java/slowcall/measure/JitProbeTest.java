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

    private long now;

    @Test
    void addsUpWhatTheCompilerThreadsUsedBetweenStartAndStop() throws IOException {
        thread(1, "java", 900_000_000);
        thread(2, "C2 CompilerThre", 100_000_000);
        thread(3, "C1 CompilerThre", 10_000_000);
        JitProbe probe = started();
        thread(1, "java", 2_000_000_000);
        thread(2, "C2 CompilerThre", 350_000_000);
        thread(3, "C1 CompilerThre", 12_500_000);
        now = 2_525_000_000L;

        Row row = stopped(probe);
        assertEquals("252.5", row.text("jit_cpu_ms"));
        assertEquals("0.100", row.text("jit_cpu_cores"));
    }

    @Test
    void isUnknownWhereTheKernelDoesNotTell() {
        tasks = tasks.resolve("nowhere");
        JitProbe probe = started();
        probe.offered();
        now = 1_000_000_000;

        assertEquals("{}", stopped(probe).values().toString());
    }

    @Test
    void perSecondItCountsWhileRequestsAreOfferedAndNotTheWaitForDeadlines() throws IOException {
        thread(2, "C2 CompilerThre", 0);
        JitProbe probe = started();
        thread(2, "C2 CompilerThre", 500_000_000);
        now = 1_000_000_000;
        probe.offered();
        thread(2, "C2 CompilerThre", 600_000_000);
        now = 30_000_000_000L;

        Row row = stopped(probe);
        assertEquals("600.0", row.text("jit_cpu_ms"));
        assertEquals("0.500", row.text("jit_cpu_cores"));
    }

    private JitProbe started() {
        JitProbe probe = new JitProbe(CompilerThreads.find(tasks), () -> now);
        probe.start();
        return probe;
    }

    private static Row stopped(JitProbe probe) {
        Row row = new Row();
        probe.stop(row);
        return row;
    }

    private void thread(int id, String name, long nanos) throws IOException {
        Path thread = Files.createDirectories(tasks.resolve(Integer.toString(id)));
        Files.writeString(thread.resolve("comm"), name + "\n");
        Files.writeString(thread.resolve("schedstat"), nanos + " 5 7\n");
    }
}
