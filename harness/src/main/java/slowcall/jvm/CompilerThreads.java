package slowcall.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The just-in-time compiler's threads, by the names that the kernel knows them under. They are looked for once: with
 * {@code -XX:-UseDynamicNumberOfCompilerThreads} they do not come and go, and without it what an ended one has used is not known.
 */
public final class CompilerThreads {
    /**
     * The part of a processor up to which a compiler counts as quiet. One that is busy keeps 25 to 60 % of a processor busy; when what
     * runs often is compiled, single methods are left, a few percent.
     */
    public static final double QUIET_SHARE = 0.1;

    private final List<Path> threads;

    private CompilerThreads(List<Path> threads) {
        this.threads = threads;
    }

    /** Those of this JVM; none elsewhere than on Linux. */
    public static CompilerThreads find() {
        return find(Path.of("/proc/self/task"));
    }

    /** With another folder of threads, for tests. */
    public static CompilerThreads find(Path tasks) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
            for (Path thread : all) {
                if (isCompiler(thread)) {
                    found.add(thread.resolve("schedstat"));
                }
            }
        } catch (IOException e) {
            return new CompilerThreads(List.of());
        }
        return new CompilerThreads(List.copyOf(found));
    }

    /** CPU time that they have used so far, in nanoseconds; empty where there are none to be seen. */
    public OptionalLong cpuNanos() {
        long sum = 0;
        try {
            for (Path thread : threads) {
                sum += Long.parseLong(read(thread).split(" ", -1)[0]);
            }
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
        return threads.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    private static boolean isCompiler(Path thread) throws IOException {
        try {
            // The kernel keeps fifteen characters of "C1 CompilerThread0" and "C2 CompilerThread0".
            return read(thread.resolve("comm")).matches("C[12] CompilerThre.*");
        } catch (NoSuchFileException e) {
            // A thread that has ended since the folder was listed; compilers' do not.
            return false;
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    }
}
