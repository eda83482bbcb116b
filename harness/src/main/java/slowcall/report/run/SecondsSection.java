package slowcall.report.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import slowcall.report.Axis;
import slowcall.report.Chart;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.LineChart;
import slowcall.report.LineChart.Point;
import slowcall.report.LineChart.Series;
import slowcall.report.LineChart.Stroke;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Table.Heading;
import slowcall.report.Table.Line;
import slowcall.result.PublishedRun;
import slowcall.result.Row;
import slowcall.stats.MedianOfTrials;

/** Every second of the trials: whether the load had become stationary, and what a step or an outage did. */
final class SecondsSection {
    private final PublishedRun run;

    private SecondsSection(PublishedRun run) {
        this.run = run;
    }

    /** A second of a cell: the medians over its trials. */
    private record Second(int number, double ended, double inFlight, double latency, double excess) {}

    static Section of(PublishedRun run, List<RunCell> cells) throws IOException {
        return new SecondsSection(run).section(cells);
    }

    private Section section(List<RunCell> cells) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Load load : Load.of(cells)) {
            Map<RunCell, List<Second>> traces = new LinkedHashMap<>();
            for (RunCell cell : load.cells()) {
                List<Second> seconds = seconds(cell);
                if (!seconds.isEmpty()) {
                    traces.put(cell, seconds);
                }
            }
            if (!traces.isEmpty()) {
                parts.add(figure(load, traces));
            }
        }
        if (!parts.isEmpty()) {
            parts.addFirst(new Prose(
                    "Medians over a cell's trials of what each whole second says. Measuring begins with second 1; second 0 and those"
                            + " before it are the end of the warm-up."));
        }
        return new Section("seconds", "Second by second", parts);
    }

    private List<Second> seconds(RunCell cell) throws IOException {
        Map<Integer, List<Row>> bySecond = new TreeMap<>();
        for (Row trial : cell.trials()) {
            List<Row> trace = run.trace(trial);
            int rehearsed =
                    (int) trace.stream().filter(SecondsSection::isRehearsal).count();
            for (Row row : trace) {
                int second = (int) Figures.value(row, "second") - (isRehearsal(row) ? rehearsed : 0);
                bySecond.computeIfAbsent(second, absent -> new ArrayList<>()).add(row);
            }
        }
        List<Second> seconds = new ArrayList<>();
        bySecond.forEach((number, rows) -> seconds.add(new Second(
                number,
                median(rows, row -> Figures.value(row, "ended") / Figures.value(row, "length_ms") * 1000),
                median(rows, row -> Figures.value(row, "in_flight")),
                median(rows, row -> Figures.value(row, "completed_p50_ms")),
                median(rows, row -> Figures.value(row, "excess_p50_ms")))));
        return seconds;
    }

    private static boolean isRehearsal(Row row) {
        return row.text("phase").equals("rehearsal");
    }

    private static double median(List<Row> rows, ToDoubleFunction<Row> value) {
        double[] known =
                rows.stream().mapToDouble(value).filter(Double::isFinite).toArray();
        return known.length == 0 ? Double.NaN : new MedianOfTrials(known).value();
    }

    private static Figure figure(Load load, Map<RunCell, List<Second>> traces) {
        List<Chart> charts = new ArrayList<>();
        if (load.isSteady()) {
            charts.add(chart("Median excess", "excess p50", "ms", traces, Second::excess));
        } else {
            charts.add(chart("Median latency", "p50", "ms", traces, Second::latency));
            charts.add(chart("Requests ended", "ended", "req/s", traces, Second::ended));
            charts.add(chart("Requests in flight", "in flight", "", traces, Second::inFlight));
        }
        List<Line> lines = new ArrayList<>();
        traces.forEach((cell, seconds) -> seconds.forEach(second -> lines.add(new Line(
                cell.keys(),
                Entry.text(cell.label()),
                Entry.number(second.number(), 0),
                Entry.number(second.ended(), 1),
                Entry.number(second.inFlight(), 0),
                Entry.number(second.latency(), 2),
                Entry.number(second.excess(), 3)))));
        return new Figure(
                load.name(),
                charts,
                new Table(
                        "Medians of each second",
                        List.of(
                                new Heading("strategy"),
                                new Heading("second"),
                                new Heading("ended", "req/s", "Requests that ended, in whatever way"),
                                new Heading("in flight", "", "At the second's end"),
                                new Heading("p50", "ms", "Median latency of those that were completed or timed out"),
                                new Heading("excess p50", "ms", "Median excess of the same")),
                        lines));
    }

    private static LineChart chart(
            String title,
            String label,
            String unit,
            Map<RunCell, List<Second>> traces,
            ToDoubleFunction<Second> value) {
        List<Series> series = new ArrayList<>();
        traces.forEach((cell, seconds) -> series.add(new Series(
                cell.label(),
                cell.keys(),
                Stroke.LINE,
                seconds.stream()
                        .map(second -> new Point(second.number(), value.applyAsDouble(second)))
                        .toList())));
        return new LineChart(title, Axis.linear("second", "s"), Axis.linear(label, unit), series);
    }
}
