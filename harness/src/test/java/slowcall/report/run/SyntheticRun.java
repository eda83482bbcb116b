package slowcall.report.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import slowcall.result.Column;
import slowcall.result.Manifest;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.stats.Bootstrap;

/** A results folder that nobody measured: all its figures are drawn from a seed. One of its strategies has markup for a name. */
final class SyntheticRun {
    static final String EVIL = "<img src=x onerror=document.title='broken'></script><!--";

    /** A figure that is no median of trials, and the strategy of whose cells it is not. */
    static final String MERGED = "excess_p99_ms";

    static final String WITH_MERGED = "completable-future";

    private static final List<String> STRATEGIES =
            List.of("fixed-pool", "virtual-threads", "async-client", "thread-per-request", WITH_MERGED, EVIL);
    private static final List<String> TAGS = List.of(
            "accepted",
            "completed",
            "excess",
            "queue_wait",
            "permit_wait",
            "call",
            "connection_wait",
            "resume",
            "submit",
            "generator_lag");
    private static final List<String> METRICS = List.of(
            "throughput_rps",
            "completed_p50_ms",
            "completed_p90_ms",
            "completed_p99_ms",
            "excess_p50_ms",
            "excess_p99_ms",
            "cpu_us_per_request",
            "context_switches_per_request",
            "rss_peak_mib",
            "threads_peak");

    private final Random random = new Random(20260401);
    private final int cells;
    private final int blocks;
    private final int requests;
    private final int seconds;

    /**
     * @param requests of each trial
     * @param seconds that each trial lasted
     */
    SyntheticRun(int cells, int blocks, int requests, int seconds) {
        this.cells = cells;
        this.blocks = blocks;
        this.requests = requests;
        this.seconds = seconds;
    }

    /** Writes it below {@code root} and gives the folder. */
    Path write(Path root) throws IOException {
        Map<Integer, List<Row>> trials = new LinkedHashMap<>();
        for (int cell = 0; cell < cells; cell++) {
            for (int block = 1; block <= blocks; block++) {
                trials.computeIfAbsent(cell, absent -> new ArrayList<>()).add(trial(cell, block));
            }
        }
        List<Row> all = trials.values().stream().flatMap(List::stream).toList();
        ResultsFolder folder = ResultsFolder.create(root, "synthetic", Instant.EPOCH, columns(all));
        Manifest manifest = new Manifest(folder.path(), Instant.EPOCH, about());
        for (Row trial : all) {
            Path log = Files.write(root.resolve("log"), log());
            Path trace = Files.writeString(root.resolve("trace"), trace());
            folder.append(trial, log, trace);
        }
        List<Row> summary = trials.values().stream().map(this::summary).toList();
        folder.writeTable("summary.csv", columns(summary), summary);
        folder.writeTable("verdicts.csv", columns(verdicts()), verdicts());
        folder.writeTable("memory.csv", columns(memory()), memory());
        folder.writeTable("calibration.csv", columns(calibration()), calibration());
        folder.writeTable("parts.csv", columns(parts()), parts());
        Files.writeString(folder.path().resolve("jmh.csv"), """
                "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: strategy"
                "slowcall.DispatchBenchmark.bare","avgt",1,4,2.000000,0.100000,"us/op",virtual-threads
                """);
        Files.writeString(folder.path().resolve("jmh.json"), """
                [{"benchmark": "slowcall.DispatchBenchmark.bare", "mode": "avgt", "threads": 1,
                  "params": {"strategy": "virtual-threads"},
                  "primaryMetric": {"score": 2.0, "rawData": [[1.8, 2.0], [2.0, 2.2]]}}]
                """);
        folder.removeWork();
        manifest.complete(Instant.EPOCH);
        return folder.path();
    }

    private static Map<String, Object> about() {
        return Map.of(
                "plan",
                "synthetic",
                "seed",
                7,
                "command",
                List.of("run", "--plan", "it's " + EVIL),
                "plan_text",
                "{ // " + EVIL + "\n}",
                "environment",
                Map.of("cores", "2", "cpu_model", EVIL, "jdk_version", "25"));
    }

    private static List<Column> columns(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.values().keySet().stream())
                .distinct()
                .map(name -> Column.of(name, ""))
                .toList();
    }

    private static int rate(int cell) {
        return 100 * (1 + cell / STRATEGIES.size() / 2);
    }

    private Row trial(int cell, int block) {
        String strategy = STRATEGIES.get(cell % STRATEGIES.size());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("cell_id", String.format(Locale.ROOT, "c%07x", cell));
        values.put("block", Integer.toString(block));
        values.put("strategy", strategy);
        values.put("client", cell / STRATEGIES.size() % 2 == 0 ? "jdk" : "apache");
        values.put("settings", strategy.equals("fixed-pool") ? "pool_size=30" : "");
        values.put("awaits", "result");
        values.put("shape", "single");
        values.put("arrivals", "constant-" + rate(cell));
        values.put("offered_rps", Integer.toString(rate(cell)));
        values.put("delay", "fixed-200ms");
        values.put("connections", "100");
        values.put("regime", "stable");
        if (strategy.equals("fixed-pool")) {
            values.put("ceiling_rps", "150.00");
        }
        for (String metric : METRICS) {
            double base = metric.startsWith("completed") ? 200 : 10;
            values.put(metric, String.format(Locale.ROOT, "%.3f", base + cell % 5 + random.nextDouble()));
        }
        if (strategy.equals("async-client")) {
            values.put("threads_peak", "");
        }
        values.put("vt_mounted_max", strategy.equals("virtual-threads") ? "2" : "0");
        values.put("vt_pool_size", "2");
        boolean isSuspect = block == 1 && cell % 4 == 1;
        values.put("verdict", isSuspect ? "SUSPECT" : "VALID");
        values.put("reasons", isSuspect ? "compiling:compiler 12 % of a processor > 10 % of a processor" : "");
        return new Row().putAll(values);
    }

    private Row summary(List<Row> trials) {
        Row row = new Row().putAll(trials.getFirst().values());
        for (String metric : METRICS) {
            double[] values = trials.stream()
                    .flatMapToDouble(trial -> trial.number(metric).stream())
                    .toArray();
            if (values.length == 0) {
                row.putAll(Map.of(metric, "", metric + "_low", "", metric + "_high", ""));
                continue;
            }
            var median = Bootstrap.median(values, 1);
            row.putAll(Map.of(
                    metric,
                    text(median.value()),
                    metric + "_low",
                    values.length < Bootstrap.FEWEST_FOR_AN_INTERVAL ? "" : text(median.low()),
                    metric + "_high",
                    values.length < Bootstrap.FEWEST_FOR_AN_INTERVAL ? "" : text(median.high())));
        }
        long suspect = trials.stream()
                .filter(trial -> trial.text("verdict").equals("SUSPECT"))
                .count();
        row.putAll(Map.of(
                "n_run",
                Integer.toString(trials.size()),
                "n_valid",
                Integer.toString(trials.size()),
                "n_suspect",
                Long.toString(suspect),
                "verdict",
                suspect > 0 ? "SUSPECT" : "VALID",
                "reasons",
                suspect > 0 ? "compiling:compiler 12 % of a processor > 10 % of a processor" : ""));
        if (row.text("strategy").equals(WITH_MERGED)) {
            row.putAll(Map.of("merged", MERGED, MERGED + "_low", "", MERGED + "_high", ""));
        }
        return row;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private byte[] log() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(out);
        writer.outputLegend();
        for (String tag : TAGS) {
            Histogram histogram = new Histogram(1, 600_000_000, 3);
            histogram.setTag(tag);
            double base = Stream.of("completed", "call").anyMatch(tag::equals) ? 200_000 : 0;
            for (int i = 0; i < requests; i++) {
                histogram.recordValue((long) (base + Math.exp(5 + 1.5 * random.nextGaussian())));
            }
            writer.outputIntervalHistogram(histogram);
        }
        writer.close();
        return out.toByteArray();
    }

    private String trace() {
        StringBuilder trace =
                new StringBuilder("phase,second,length_ms,offered,ended,completed_p50_ms,completed_max_ms,"
                        + "excess_p50_ms,in_flight,cpu_ms,jit_cpu_ms\n");
        for (int second = 1; second <= 2 * seconds; second++) {
            boolean isRehearsal = second <= seconds;
            trace.append(String.format(
                    Locale.ROOT,
                    "%s,%d,1000.0,100,100,%.3f,250.0,%.3f,20,50.0,1.0%n",
                    isRehearsal ? "rehearsal" : "measure",
                    isRehearsal ? second : second - seconds,
                    200 + random.nextDouble(),
                    random.nextDouble()));
        }
        return trace.toString().replace("\r", "");
    }

    private static List<Row> verdicts() {
        return Stream.of("trial-failed", "ledger", "compiling")
                .map(check -> new Row()
                        .putAll(Map.of(
                                "check",
                                check,
                                "trials",
                                "9",
                                "judged",
                                "9",
                                "suspect",
                                check.equals("compiling") ? "1" : "0",
                                "invalid",
                                "0")))
                .toList();
    }

    private static List<Row> memory() {
        List<Row> rows = new ArrayList<>();
        for (String strategy : new TreeSet<>(List.of("virtual-threads", "thread-per-request"))) {
            for (String memory : List.of("heap", "harness_heap", "rss", "page_tables")) {
                rows.add(new Row()
                        .putAll(Map.of(
                                "strategy",
                                strategy,
                                "client",
                                "jdk",
                                "memory",
                                memory,
                                "bytes_per_held",
                                Integer.toString(1000 * memory.length()),
                                "bytes_per_held_low",
                                "900",
                                "bytes_per_held_high",
                                "90000")));
            }
        }
        return rows;
    }

    /** A database whose disk is memory, and a broker that somebody else keeps. */
    private static List<Row> parts() {
        return List.of(
                new Row()
                        .putAll(Map.of(
                                "block",
                                "1",
                                "part",
                                "postgresql",
                                "place",
                                "embedded",
                                "version",
                                "18.1",
                                "start_up_ms",
                                "900",
                                "pss_mib",
                                "80.0",
                                "filesystem",
                                "tmpfs",
                                "settings",
                                "fsync=on")),
                new Row().putAll(Map.of("block", "1", "part", "kafka", "place", "external", "version", EVIL)));
    }

    private static List<Row> calibration() {
        return Stream.of("100", "200", "400")
                .map(rate -> new Row()
                        .putAll(Map.of(
                                "kind",
                                "service-rate",
                                "offered_rps",
                                rate,
                                "achieved_rps",
                                rate,
                                "p50_ms",
                                "0.1",
                                "p99_ms",
                                "0." + rate,
                                "keeps_up",
                                "yes")))
                .toList();
    }
}
