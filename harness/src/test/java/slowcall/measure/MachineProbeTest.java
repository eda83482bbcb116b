package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.result.Row;
import slowcall.result.SystemFiles;

/** Guards against a busy machine, a greedy hypervisor or a quota that a row does not tell of. */
class MachineProbeTest {
    @TempDir
    Path root;

    private MachineProbe probe;

    @Test
    void tellsWhatTheProcessorsDidBetweenStartAndStop() throws IOException {
        processors("1000 20 300 9000 100 5 15 40 700 0");
        start();
        // Of 400 ticks: 200 in user mode, 5 nice, 40 in the kernel, 100 idle, 40 waiting for a disk, 5 for interrupts,
        // 10 stolen.
        processors("1200 25 340 9100 140 7 18 50 900 0");

        Row row = stop();
        assertEquals("62.5", row.text("machine_cpu_percent"));
        assertEquals("2.500", row.text("machine_cpu_cores"));
        assertEquals("2.50", row.text("steal_percent"));
    }

    @Test
    void whatComesAfterTheLastOfferDoesNotCount() throws IOException {
        processors("1000 20 300 9000 100 5 15 40 700 0");
        start();
        processors("1200 25 340 9100 140 7 18 50 900 0");
        probe.offered();
        processors("1200 25 340 19100 140 7 18 50 900 0");

        assertEquals("62.5", stop().text("machine_cpu_percent"));
    }

    @Test
    void countsThePeriodsThatTheGroupAndItsAncestorsWereHeldUp() throws IOException {
        file("proc/self/cgroup", "0::/a/b\n");
        file("sys/fs/cgroup/a/b/cpu.stat", "nr_periods 100\nnr_throttled 7\n");
        file("sys/fs/cgroup/a/cpu.stat", "nr_periods 100\nnr_throttled 1\n");
        start();
        file("sys/fs/cgroup/a/b/cpu.stat", "nr_periods 200\nnr_throttled 10\n");
        file("sys/fs/cgroup/a/cpu.stat", "nr_periods 200\nnr_throttled 2\n");

        assertEquals("4", stop().text("throttled_periods"));
    }

    @Test
    void isUnknownWhereTheSystemDoesNotTell() {
        start();

        assertEquals("{}", stop().values().toString());
    }

    @Test
    void isUnknownWhereNoTickHasPassed() throws IOException {
        processors("1000 20 300 9000 100 5 15 40 700 0");
        start();

        assertEquals("", stop().text("machine_cpu_percent"));
    }

    @Test
    void isUnknownWhereTheKernelWritesItOtherwise() throws IOException {
        processors("1000 20 300 much 100 5 15 40 700 0");
        start();

        assertEquals("", stop().text("machine_cpu_percent"));
    }

    private void start() {
        probe = new MachineProbe(new SystemFiles(root));
        probe.start();
    }

    private Row stop() {
        Row row = new Row();
        probe.stop(row);
        return row;
    }

    private void processors(String times) throws IOException {
        file("proc/stat", "cpu  " + times + "\ncpu0 1\ncpu1 1\ncpu2 1\ncpu3 1\nintr 5 1\nctxt 7\n");
    }

    private void file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
