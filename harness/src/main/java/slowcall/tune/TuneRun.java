package slowcall.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import slowcall.Expected;
import slowcall.Experiment;
import slowcall.OpenRun;
import slowcall.RunListener;
import slowcall.plan.Plan;
import slowcall.report.Page;
import slowcall.report.PageFile;
import slowcall.result.Column;
import slowcall.result.HistogramLog;
import slowcall.result.Row;

/** The run that all of a search's trials belong to: it begins with the first of them. */
final class TuneRun {
    private final Experiment.Options options;
    private final RunListener listener;
    private final Duration expected;
    private @Nullable OpenRun run;

    /** What is written as a CSV. */
    record Table(List<Column> columns, List<Row> rows) {}

    /**
     * @param expected how long all trials together are likely to take
     */
    TuneRun(Experiment.Options options, RunListener listener, Duration expected) {
        this.options = options;
        this.listener = listener;
        this.expected = expected;
    }

    /** Runs a plan's trials. */
    List<Row> add(Plan plan) throws IOException, InterruptedException {
        OpenRun current = run;
        if (current == null) {
            current = OpenRun.begin(plan, options, listener, expected.minus(Expected.of(plan)));
            run = current;
        }
        return current.add(plan);
    }

    private OpenRun begun() {
        OpenRun current = run;
        if (current == null) {
            throw new IllegalStateException("nothing has been measured");
        }
        return current;
    }

    /** Where a trial's histograms are, if it left any. */
    Path histogramLog(Row row) {
        return begun().folder().histogramLog(row);
    }

    /** One of a trial's histograms, in microseconds; empty if it left none. */
    Optional<Histogram> histogram(Row row, String tag) throws IOException {
        Path log = histogramLog(row);
        return Files.exists(log)
                ? Optional.ofNullable(HistogramLog.read(log, Files.readAllBytes(log), Set.of(tag))
                        .get(tag))
                : Optional.empty();
    }

    /**
     * Ends the run: its folder gets these notes, tables and page besides what every run's has.
     *
     * @param whole the cells of all plans
     */
    Experiment.Result finish(Plan whole, Map<String, Object> notes, Map<String, Table> tables, Page page)
            throws IOException {
        OpenRun current = begun();
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            current.write(
                    table.getKey(), table.getValue().columns(), table.getValue().rows());
        }
        PageFile.write(page, current.folder().path().resolve(Tuning.PAGE));
        notes.forEach(current::note);
        return current.finish(whole);
    }
}
