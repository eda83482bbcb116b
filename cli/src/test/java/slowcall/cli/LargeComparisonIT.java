package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards against a comparison that large runs bring to its knees: 100 cells with 20 trials a side, every p99 of which must come from
 * merged histograms, take seconds and not minutes. {@code -Dslowcall.large=FOLDER} keeps the runs, to be timed by hand with {@code slowcall compare}.
 */
class LargeComparisonIT {
    private static final int CELLS = 100;
    private static final int BLOCKS = 20;

    /** Many times what it takes on two processors. */
    private static final Duration ON_ITS_KNEES = Duration.ofSeconds(60);

    @Test
    void comparesAHundredCellsOfTwentyTrialsASide(@TempDir Path folder) throws IOException {
        String kept = System.getProperty("slowcall.large", "");
        Path root = kept.isEmpty() ? folder : Path.of(kept);
        Path before = write(root.resolve("before"), 1);
        Path after = write(root.resolve("after"), 1.05);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exitCode = assertTimeout(
                ON_ITS_KNEES,
                () -> Main.execute(
                        new PrintWriter(out), new PrintWriter(err), "compare", before.toString(), after.toString()));

        assertEquals(ExitCode.OK, exitCode, err::toString);
        assertTrue(out.toString().contains("of 500 comparisons"), out::toString);
        assertEquals(
                2L * CELLS,
                out.toString()
                        .lines()
                        .filter(line -> line.contains("p99, ms") && line.contains("*"))
                        .count());
    }

    private static Path write(Path folder, double factor) throws IOException {
        var run = new Published(BLOCKS, factor > 1 ? 2 : 0);
        for (int cell = 0; cell < CELLS; cell++) {
            String[] columns = {
                "cell_id",
                "c" + cell,
                "throughput_rps",
                "400.0",
                "excess_p50_ms",
                Double.toString(factor),
                "completed_p50_ms",
                "201.0",
                "cpu_us_per_request",
                Double.toString(300.0 + cell),
                "rss_peak_mib",
                "650.0"
            };
            run.cell("strategy-" + cell, "constant-400", columns);
        }
        Path histograms = Files.createDirectories(folder.resolve("histograms"));
        List<byte[]> logs = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            logs.add(log(i, factor));
        }
        for (int cell = 0; cell < CELLS; cell++) {
            for (int block = 1; block <= BLOCKS; block++) {
                Files.write(histograms.resolve("%03d-c%d.hlog".formatted(block, cell)), logs.get(block - 1));
            }
        }
        return run.write(folder);
    }

    /** 3,600 requests each, as the plan quick has them, and the tags that a real log has besides. */
    private static byte[] log(int seed, double factor) {
        SplittableRandom random = new SplittableRandom(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(out);
        for (String tag : List.of("accepted", "completed", "excess", "call", "submit", "generator_lag")) {
            Histogram histogram = new Histogram(1, 600_000_000, 3);
            histogram.setTag(tag);
            double micros = tag.equals("completed") ? 201_000 : 1000;
            for (int i = 0; i < 3600; i++) {
                histogram.recordValue((long) (micros * factor * Math.exp(.5 * random.nextGaussian())));
            }
            writer.outputIntervalHistogram(histogram);
        }
        writer.close();
        return out.toByteArray();
    }
}
