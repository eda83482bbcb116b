package slowcall.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import slowcall.Experiment;
import slowcall.OpenRun;
import slowcall.RunListener;
import slowcall.load.Schedule;
import slowcall.plan.Plan;
import slowcall.plan.RequestShape;
import slowcall.report.Page;
import slowcall.report.PageFile;
import slowcall.result.Column;
import slowcall.result.HistogramLog;
import slowcall.result.Row;

/** Measures points with trials, all in one results folder. */
final class TrialProbe implements Probe {
    private static final String COMPLETED = "completed";

    private final PlanText text;
    private final Question question;
    private final Experiment.Options options;
    private final RunListener listener;
    private final Set<Point> points = new LinkedHashSet<>();
    private @Nullable OpenRun run;

    TrialProbe(Question question, Experiment.Options options, RunListener listener) {
        this.question = question;
        this.text = new PlanText(question);
        this.options = options;
        this.listener = listener;
    }

    @Override
    public List<Measurement> measure(String purpose, List<Point> wanted, int blocks, long seed)
            throws IOException, InterruptedException {
        Plan plan = text.plan(wanted, blocks, seed);
        points.addAll(wanted);
        OpenRun current = run;
        if (current == null) {
            current = OpenRun.begin(
                    plan, options, listener, Tuning.expected(question).minus(OpenRun.expected(plan)));
            run = current;
        }
        Map<String, Point> byCell = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            byCell.put(plan.cells().get(i).id(), wanted.get(i));
        }
        List<Measurement> measurements = new ArrayList<>();
        for (Row row : current.add(plan)) {
            Point point = byCell.get(row.text("cell_id"));
            if (point == null) {
                throw new IllegalStateException("no point was asked for as cell " + row.text("cell_id"));
            }
            long drawn = OpenRun.seed(plan, Math.toIntExact(row.count("block")));
            requireSchedule(point, drawn, row);
            measurements.add(new Measurement(point, drawn, row, completed(current, row)));
        }
        return measurements;
    }

    /** What is replayed must be what the trial met. */
    private void requireSchedule(Point point, long seed, Row row) {
        Schedule drawn = Schedule.draw(
                question.arrivals(point.rate()),
                new RequestShape.Single(),
                question.delay().profile(),
                question.effort().measure(),
                seed);
        String met = row.text("schedule_sha256");
        if (!drawn.sha256().startsWith(met)) {
            throw new IllegalStateException(
                    "the trial of " + point + " met another schedule than seed " + seed + " draws");
        }
    }

    private static Optional<Histogram> completed(OpenRun run, Row row) throws IOException {
        Path log = run.folder().histogramLog(row);
        return Files.exists(log)
                ? Optional.ofNullable(HistogramLog.read(log, Files.readAllBytes(log), Set.of(COMPLETED))
                        .get(COMPLETED))
                : Optional.empty();
    }

    /** Ends the run: its folder gets these notes, tables and page besides what every run's has. */
    Experiment.Result finish(Map<String, Object> notes, Map<String, Table> tables, Page page) throws IOException {
        OpenRun current = run;
        if (current == null) {
            throw new IllegalStateException("nothing has been measured");
        }
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            current.write(
                    table.getKey(), table.getValue().columns(), table.getValue().rows());
        }
        PageFile.write(page, current.folder().path().resolve(Tuning.PAGE));
        notes.forEach(current::note);
        // Whoever runs this plan measures all points anew.
        return current.finish(
                text.plan(List.copyOf(points), 1, question.effort().seed()));
    }

    /** What is written as a CSV. */
    record Table(List<Column> columns, List<Row> rows) {}
}
