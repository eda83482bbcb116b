package slowcall.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.HdrHistogram.Histogram;
import slowcall.plan.Plan;
import slowcall.result.Column;
import slowcall.result.HistogramLog;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.stats.Bootstrap;

/**
 * One row for each cell: medians over its trials that are not INVALID, with 95 % bootstrap intervals over trials. A quantile that
 * is blank in the trials for want of samples comes from their merged histograms, without an interval.
 */
public final class Summary {
    private static final List<String> METRICS = List.of(
            "throughput_rps",
            "user_waits_p50_ms",
            "user_waits_p99_ms",
            "accepted_p50_ms",
            "accepted_p99_ms",
            "applied_rps",
            "applied_p50_ms",
            "applied_p99_ms",
            "applied_max_ms",
            "commit_p50_ms",
            "relay_lag_p50_ms",
            "relay_lag_p99_ms",
            "backlog_max",
            "completed_p50_ms",
            "completed_p90_ms",
            "completed_p99_ms",
            "completed_p999_ms",
            "excess_p50_ms",
            "excess_p90_ms",
            "excess_p99_ms",
            "queue_wait_p50_ms",
            "queue_wait_p99_ms",
            "permit_wait_p50_ms",
            "permit_wait_p99_ms",
            "call_p50_ms",
            "call_p99_ms",
            "submit_p99_ms",
            "generator_lag_p50_ms",
            "generator_lag_p99_ms",
            "connection_wait_p50_ms",
            "connection_wait_p99_ms",
            "resume_p50_ms",
            "resume_p99_ms",
            "bystander_excess_p50_ms",
            "bystander_excess_p99_ms",
            "overdue_p50_ms",
            "overdue_p99_ms",
            "overdue_max",
            "completed_max_ms",
            "makespan_ms",
            "goodput_rps",
            "recovery_ms",
            "recovery_predicted_ms",
            "errors",
            "timeouts",
            "rejected",
            "in_flight_mean",
            "in_flight_max",
            "cpu_us_per_request",
            "generator_cpu_us_per_request",
            "context_switches_per_request",
            "alloc_bytes_per_request",
            "rss_peak_mib",
            "heap_live_mib",
            "threads_peak",
            "os_threads_peak",
            "service_cpu_cores",
            "service_utilisation",
            "service_excess_delay_p99_ms",
            "gc_ms",
            "vt_pinned_count",
            "others_cpu_cores",
            "cpu_utilisation",
            "pool_utilisation",
            "permit_utilisation",
            "connection_utilisation",
            "generator_utilisation");

    private static final List<String> PARAMETERS = List.of(
            "run_id",
            "cell_id",
            "strategy",
            "settings",
            "pool_size",
            "awaits",
            "client",
            "variant",
            "shape",
            "arrivals",
            "offered_rps",
            "delay",
            "delay_mean_ms",
            "connections",
            "timeout_ms",
            "measure_ms",
            "heap_mib",
            "user_waits_for",
            "jdk",
            "ceiling_rps");

    private static final List<String> REGIMES = List.of("", "stable", "transient", "unstable");

    static final Column LIMITED_BY =
            Column.of("limited_by", "What limited its trials that are not INVALID, each different answer once");
    static final Column N_RUN = Column.of("n_run", "Trials of the cell");
    static final Column N_VALID =
            Column.of("n_valid", "Trials of the cell that are not INVALID; the figures are theirs");
    static final Column N_SUSPECT =
            Column.of("n_suspect", "Trials of the cell that are SUSPECT; they are among n_valid");
    static final Column VERDICT = Column.of("verdict", "The worst verdict among all its trials");
    static final Column REGIME = Column.of(
            "regime",
            "The worst of its trials that are not INVALID, or of all where all are: unstable, transient, stable");
    static final Column APPLIED_REGIME = Column.of(
            "applied_regime",
            "The same of what follows the hand-off; where that is unstable, there are no quantiles of what was applied");
    static final Column REASONS = Column.of("reasons", "The reasons of its trials");
    static final Column MERGED =
            Column.of("merged", "Figures that come from the trials' merged histograms, without an interval");

    /** The columns of {@code summary.csv}. */
    public static final List<Column> COLUMNS = columns();

    private final ResultsFolder folder;
    private final List<Row> trials;

    private Summary(ResultsFolder folder, List<Row> trials) {
        this.folder = folder;
        this.trials = trials;
    }

    private static List<Column> columns() {
        Map<String, Column> byName = new LinkedHashMap<>();
        TrialColumns.all().forEach(column -> byName.put(column.name(), column));
        List<Column> columns = new ArrayList<>();
        PARAMETERS.forEach(name -> columns.add(known(byName, name)));
        columns.addAll(List.of(REGIME, APPLIED_REGIME, LIMITED_BY, N_RUN, N_VALID, N_SUSPECT));
        for (String name : METRICS) {
            Column metric = known(byName, name);
            columns.add(metric);
            columns.add(bound(metric, "low"));
            columns.add(bound(metric, "high"));
        }
        columns.addAll(List.of(MERGED, VERDICT, REASONS));
        return List.copyOf(columns);
    }

    private static Column known(Map<String, Column> byName, String name) {
        Column column = byName.get(name);
        if (column == null) {
            throw new IllegalStateException("trials.csv has no column " + name);
        }
        return column;
    }

    private static Column bound(Column metric, String side) {
        int decimals = Math.max(1, metric.decimals());
        return Column.decimal(
                metric.name() + "_" + side,
                decimals,
                "95 % interval of " + metric.name() + ": its " + side + " end (empty with fewer than "
                        + Bootstrap.FEWEST_FOR_AN_INTERVAL + " trials)");
    }

    /** One row for each of the plan's cells, in its order. */
    public static List<Row> of(Plan plan, List<Row> rows, ResultsFolder folder) throws IOException {
        List<Row> summary = new ArrayList<>();
        for (var cell : plan.cells()) {
            List<Row> trials = rows.stream()
                    .filter(row -> row.text("cell_id").equals(cell.id()))
                    .toList();
            if (!trials.isEmpty()) {
                summary.add(new Summary(folder, trials).row());
            }
        }
        return summary;
    }

    private Row row() throws IOException {
        Row first = trials.getFirst();
        Row row = new Row();
        for (String name : PARAMETERS) {
            if (!first.text(name).isEmpty()) {
                row.putAll(Map.of(name, first.text(name)));
            }
        }
        List<Row> valid = trials.stream()
                .filter(trial -> !trial.text("verdict").equals("INVALID"))
                .toList();
        row.put(N_RUN, trials.size()).put(N_VALID, valid.size()).put(N_SUSPECT, suspect());
        row.put(VERDICT, worst(trials, "verdict", List.of("VALID", "SUSPECT", "INVALID")));
        List<Row> judged = valid.isEmpty() ? trials : valid;
        row.put(REGIME, worst(judged, REGIME.name(), REGIMES));
        String applied = worst(judged, APPLIED_REGIME.name(), REGIMES);
        if (!applied.isEmpty()) {
            row.put(APPLIED_REGIME, applied);
        }
        String limits = String.join(" ", distinct(valid, "limited_by"));
        if (!limits.isEmpty()) {
            row.put(LIMITED_BY, limits);
        }
        String reasons = String.join("; ", distinct(trials, "reasons"));
        if (!reasons.isEmpty()) {
            row.put(REASONS, reasons);
        }
        if (!valid.isEmpty()) {
            putMedians(row, valid);
            if (!row.text("regime").equals("unstable")) {
                putMerged(row, valid);
            }
        }
        return row;
    }

    private long suspect() {
        return trials.stream()
                .filter(trial -> trial.text("verdict").equals("SUSPECT"))
                .count();
    }

    private static List<String> distinct(List<Row> trials, String column) {
        return trials.stream()
                .map(trial -> trial.text(column))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static String worst(List<Row> some, String column, List<String> fromBest) {
        return some.stream()
                .map(trial -> trial.text(column))
                .max(Comparator.comparingInt(fromBest::indexOf))
                .orElse("");
    }

    private static void putMedians(Row row, List<Row> valid) {
        for (Column metric : COLUMNS) {
            if (!METRICS.contains(metric.name())) {
                continue;
            }
            double[] values = valid.stream()
                    .map(trial -> trial.number(metric.name()))
                    .flatMapToDouble(OptionalDouble::stream)
                    .toArray();
            // Where only some trials know a figure, those are not a fair sample of all.
            if (values.length == valid.size()) {
                Bootstrap.Median median = Bootstrap.median(values, 1);
                row.put(metric, median.value());
                if (values.length >= Bootstrap.FEWEST_FOR_AN_INTERVAL) {
                    row.put(bound(metric, "low"), median.low());
                    row.put(bound(metric, "high"), median.high());
                }
            }
        }
    }

    private void putMerged(Row row, List<Row> valid) throws IOException {
        List<Histogram> merged = mergedHistograms(valid);
        Row fromMerged = new Row();
        merged.forEach(histogram -> Latencies.putQuantiles(fromMerged, histogram));
        UserWaits.fill(fromMerged, row.text(UserWaits.FOR.name()));
        List<String> taken = new ArrayList<>();
        for (String name : METRICS) {
            if (row.text(name).isEmpty() && !fromMerged.text(name).isEmpty()) {
                row.putAll(Map.of(name, fromMerged.text(name)));
                taken.add(name);
            }
        }
        if (!taken.isEmpty()) {
            row.put(MERGED, String.join(" ", taken));
        }
    }

    private List<Histogram> mergedHistograms(List<Row> valid) throws IOException {
        List<Map<String, Histogram>> logs = new ArrayList<>();
        for (Row trial : valid) {
            Path log = folder.histogramLog(trial);
            logs.add(Files.exists(log) ? HistogramLog.read(log, Files.readAllBytes(log), Set.of()) : Map.of());
        }
        return List.copyOf(HistogramLog.merge(logs).values());
    }
}
