package slowcall.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Runs the JMH part of a run: what a dispatch, a park, a hand-off and a permit cost. */
public final class Benchmarks {
    /** Where the results are, in JMH's own formats; and what JMH said. */
    public static final String JSON = "jmh.json";

    public static final String CSV = "jmh.csv";
    public static final String LOG = "jmh.log";

    private Benchmarks() {}

    /**
     * Runs the benchmarks, each in JVMs of its own, and writes {@link #JSON}, {@link #CSV} and {@link #LOG}. The first two
     * are replaced whenever a benchmark's last combination has finished, so that an end before the end loses little.
     *
     * @param folder an existing folder for the results
     * @param smoke every benchmark for a moment only, at most 35 s, instead of all of them in at most 4.5 minutes
     * @param status is given a line whenever the next benchmark begins
     * @throws BenchmarkFailedException if a benchmark throws, dies or is missing, or if JMH is running already
     * @throws IOException if the results cannot be written
     */
    public static void run(Path folder, boolean smoke, Consumer<String> status)
            throws IOException, InterruptedException, BenchmarkFailedException {
        List<Part> parts = smoke ? Parts.smoke() : Parts.all();
        new BenchmarkRun(folder, parts, smoke, status).run();
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
