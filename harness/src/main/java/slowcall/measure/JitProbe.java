package slowcall.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import slowcall.result.Column;
import slowcall.result.Row;

/**
 * CPU time of the just-in-time compiler's threads, by the names that the kernel knows them under. It is a cost of a young JVM
 * and of no request. Complete only where compiler threads do not come and go: {@code -XX:-UseDynamicNumberOfCompilerThreads}.
 */
public final class JitProbe implements Probe {
    static final Column JIT_CPU_MS = Column.decimal(
            "jit_cpu_ms",
            1,
            "The compiler threads' part of cpu_ms, in milliseconds: what the warm-up has left (empty elsewhere than on Linux)");

    private final Path tasks;
    private OptionalLong startNanos = OptionalLong.empty();

    public JitProbe() {
        this(Path.of("/proc/self/task"));
    }

    /** With another folder of threads, for tests. */
    JitProbe(Path tasks) {
        this.tasks = tasks;
    }

    @Override
    public List<Column> columns() {
        return List.of(JIT_CPU_MS);
    }

    @Override
    public void start() {
        startNanos = cpuNanos();
    }

    @Override
    public void stop(Row row) {
        OptionalLong endNanos = cpuNanos();
        if (startNanos.isPresent() && endNanos.isPresent()) {
            row.put(JIT_CPU_MS, (endNanos.getAsLong() - startNanos.getAsLong()) / 1e6);
        }
    }

    private OptionalLong cpuNanos() {
        long sum = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                if (isCompiler(thread)) {
                    sum += scheduledNanos(thread);
                }
            }
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(sum);
    }

    private static boolean isCompiler(Path thread) throws IOException {
        try {
            // The kernel keeps fifteen characters of "C1 CompilerThread0" and "C2 CompilerThread0".
            return read(thread, "comm").matches("C[12] CompilerThre.*");
        } catch (NoSuchFileException e) {
            // A thread that has ended since the folder was listed; compilers' do not.
            return false;
        }
    }

    private static long scheduledNanos(Path thread) throws IOException {
        String[] fields = read(thread, "schedstat").split(" ", -1);
        return Long.parseLong(fields[0]);
    }

    private static String read(Path thread, String file) throws IOException {
        return Files.readString(thread.resolve(file), StandardCharsets.ISO_8859_1)
                .strip();
    }
}
