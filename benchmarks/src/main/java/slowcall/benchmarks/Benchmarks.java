package slowcall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.ChildJvm;

/** Runs the JMH part of a run. */
public final class Benchmarks {
    /** Where the results are, in JMH's own formats; and what JMH said. */
    public static final String JSON = "jmh.json";

    public static final String CSV = "jmh.csv";
    public static final String LOG = "jmh.log";

    private static final Duration LONGEST_BENCHMARK = Duration.ofMinutes(10);

    private Benchmarks() {}

    /**
     * Runs the benchmarks, each in JVMs of its own, and writes {@link #JSON}, {@link #CSV} and {@link #LOG}. The first two
     * are replaced whenever a benchmark's last combination has finished, so that an end before the end loses little.
     *
     * @param folder an existing folder for the results
     * @param status is given a line whenever the next benchmark begins
     * @throws BenchmarkFailedException if a benchmark throws, dies or is missing, or if JMH is running already
     * @throws IOException if the results cannot be written
     */
    public static void run(Path folder, Selection selection, Consumer<String> status)
            throws IOException, InterruptedException, BenchmarkFailedException {
        Path errors = Files.createTempFile("slowcall-jmh", ".txt");
        try (ChildJvm jvm = ChildJvm.start("JMH's JVM", flags(), List.of(), BenchmarksMain.class, errors)) {
            jvm.send(folder.toAbsolutePath().toString());
            jvm.send(selection.kind().name());
            jvm.send(
                    selection.forks().isPresent()
                            ? Integer.toString(selection.forks().getAsInt())
                            : "");
            converse(jvm, status);
        } catch (ChildFailedException e) {
            throw new BenchmarkFailedException(String.valueOf(e.getMessage()), e);
        } finally {
            Files.delete(errors);
        }
    }

    private static void converse(ChildJvm jvm, Consumer<String> status)
            throws IOException, InterruptedException, BenchmarkFailedException, ChildFailedException {
        while (true) {
            String line = jvm.receive(LONGEST_BENCHMARK);
            if (line.startsWith(BenchmarksMain.STATUS)) {
                status.accept(line.substring(BenchmarksMain.STATUS.length()));
            } else if (line.startsWith(BenchmarksMain.FAILED)) {
                throw new BenchmarkFailedException(line.substring(BenchmarksMain.FAILED.length()), null);
            } else if (line.startsWith(BenchmarksMain.UNWRITABLE)) {
                throw new IOException(line.substring(BenchmarksMain.UNWRITABLE.length()));
            } else if (line.equals(BenchmarksMain.DONE)) {
                return;
            }
        }
    }

    private static List<String> flags() {
        // JMH 1.37 uses what JDK 23 and later warn of.
        return Runtime.version().feature() >= 23
                ? List.of("-Xmx512m", BenchmarkDefaults.NATIVE_ACCESS, "--sun-misc-unsafe-memory-access=allow")
                : List.of("-Xmx512m", BenchmarkDefaults.NATIVE_ACCESS);
    }

    /**
     * The results as a table for people, a line per benchmark and set of parameters, and what the harness costs a request.
     *
     * @param folder where {@link #JSON} is
     */
    public static String table(Path folder) throws IOException {
        return ResultTable.read(folder.resolve(JSON)).toString();
    }
}
