package slowcall.report.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import slowcall.report.Keys;
import slowcall.result.HistogramLog;
import slowcall.result.PublishedRun;
import slowcall.result.Row;

/** Reads a run's cells, and calls each by what tells it from the others of the run. */
final class RunCells {
    /** What the page looks at; a log has more. */
    private static final Set<String> TAGS = Set.of(
            "completed",
            "excess",
            "accepted",
            "generator_lag",
            "submit",
            "queue_wait",
            "permit_wait",
            "call",
            "connection_wait",
            "resume");

    private final PublishedRun run;
    private final List<Row> summary;

    private RunCells(PublishedRun run) throws IOException {
        this.run = run;
        this.summary = run.table("summary.csv");
    }

    /** The cells in the plan's order. */
    static List<RunCell> of(PublishedRun run) throws IOException {
        return new RunCells(run).cells();
    }

    private List<RunCell> cells() throws IOException {
        List<String> labels = labels();
        List<RunCell> cells = new ArrayList<>();
        for (int i = 0; i < summary.size(); i++) {
            Row row = summary.get(i);
            List<Row> trials = run.trials().stream()
                    .filter(trial -> trial.text("cell_id").equals(row.text("cell_id")))
                    .filter(trial -> !trial.text("verdict").equals("INVALID"))
                    .toList();
            cells.add(new RunCell(labels.get(i), keys(row), row, trials, histograms(trials)));
        }
        return cells;
    }

    private Map<String, Histogram> histograms(List<Row> trials) throws IOException {
        List<Map<String, Histogram>> logs = new ArrayList<>();
        for (Row trial : trials) {
            logs.add(run.histograms(trial, TAGS));
        }
        return HistogramLog.merge(logs);
    }

    static Keys keys(Row row) {
        return Keys.of("strategy", row.text("strategy")).and("client", row.text("client"));
    }

    /** A strategy with its settings, {@code fixed-pool(pool_size=8)}. */
    static String strategy(Row row) {
        String settings = row.text("settings");
        return row.text("strategy") + (settings.isEmpty() ? "" : "(" + settings + ")");
    }

    /** Its client, without which a variant says it twice. */
    static String variant(Row row) {
        return Arrays.stream(row.text("variant").split(";", -1))
                .filter(part -> !part.startsWith("client="))
                .collect(Collectors.joining(";"));
    }

    /** Whatever the run's cells differ in, and the number of connections where nothing else tells two of a load apart. */
    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Row row : summary) {
            List<String> parts = new ArrayList<>(List.of(strategy(row)));
            addIfDifferent(parts, row, "client", "");
            addIfDifferent(parts, row, "jdk", "JDK ");
            if (summary.stream().map(RunCells::variant).distinct().count() > 1) {
                parts.add(variant(row));
            }
            parts.removeIf(String::isEmpty);
            labels.add(String.join(", ", parts));
        }
        append(labels, "connections", " connections");
        append(labels, "cell_id", "");
        return labels;
    }

    private void addIfDifferent(List<String> parts, Row row, String column, String before) {
        if (summary.stream().map(each -> each.text(column)).distinct().count() > 1
                && !row.text(column).isEmpty()) {
            parts.add(before + row.text(column));
        }
    }

    /** Says more of those that are still called the same. */
    private void append(List<String> labels, String column, String after) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < summary.size(); i++) {
            counts.merge(Load.name(summary.get(i)) + "\n" + labels.get(i), 1, Integer::sum);
        }
        for (int i = 0; i < summary.size(); i++) {
            if (counts.getOrDefault(Load.name(summary.get(i)) + "\n" + labels.get(i), 0) > 1) {
                labels.set(i, labels.get(i) + ", " + summary.get(i).text(column) + after);
            }
        }
    }
}
