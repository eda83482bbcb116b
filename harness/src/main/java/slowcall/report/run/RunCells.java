package slowcall.report.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import slowcall.report.Keys;
import slowcall.result.CellNames;
import slowcall.result.HistogramLog;
import slowcall.result.PublishedRun;
import slowcall.result.Row;

/** Reads a run's cells. */
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
        List<String> labels = CellNames.among(summary).distinct();
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
}
