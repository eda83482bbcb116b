package slowcall.report.run;

import java.util.ArrayList;
import java.util.List;
import slowcall.report.Axis;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Keys;
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
import slowcall.result.Row;

/** What the machine could do before the first trial. */
final class CalibrationSection {
    private CalibrationSection() {}

    /** Of the rows of {@code calibration.csv}; empty without any. */
    static Section of(List<Row> rows) {
        if (rows.isEmpty()) {
            return new Section("calibration", "Calibration");
        }
        List<Row> rates = rows.stream()
                .filter(row -> row.text("kind").equals("service-rate"))
                .toList();
        List<Part> parts = new ArrayList<>();
        parts.add(new Prose(
                "What clock, waits, load generator and service could do on this machine before the first trial, few samples of"
                        + " each: it says nothing about a strategy."));
        if (rates.isEmpty()) {
            parts.add(table(rows));
        } else {
            parts.add(new Figure(
                    new LineChart(
                            "How far the service's answers came beyond the delay asked for",
                            Axis.linear("offered", "calls/s"),
                            Axis.linear("beyond the delay", "ms"),
                            List.of(
                                    series("service p50, by its own clock", rates, "p50_ms"),
                                    series("service p99, by its own clock", rates, "p99_ms"),
                                    series("client p50", rates, "client_excess_p50_ms"))),
                    table(rows)));
        }
        return new Section("calibration", "Calibration", parts);
    }

    private static Series series(String label, List<Row> rows, String column) {
        return new Series(
                label,
                Keys.NONE,
                Stroke.MARKED,
                LineChart.byX(rows.stream()
                        .map(row -> new Point(Figures.value(row, "offered_rps"), Figures.value(row, column)))
                        .toList()));
    }

    private static Table table(List<Row> rows) {
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(new Line(
                    Entry.text(row.text("kind")),
                    Entry.number(Figures.value(row, "offered_rps"), 0),
                    Entry.number(Figures.value(row, "achieved_rps"), 0),
                    Entry.number(Figures.value(row, "n"), 0),
                    Entry.number(Figures.value(row, "min_ms"), 6),
                    Entry.number(Figures.value(row, "p50_ms"), 6),
                    Entry.number(Figures.value(row, "p99_ms"), 6),
                    Entry.number(Figures.value(row, "max_ms"), 6),
                    Entry.number(Figures.value(row, "client_excess_p50_ms"), 3),
                    Entry.number(Figures.value(row, "service_cpu_cores"), 3),
                    Entry.text(row.text("keeps_up"))));
        }
        return new Table(
                "Calibration",
                List.of(
                        new Heading("step"),
                        new Heading("offered", "/s"),
                        new Heading("achieved", "/s"),
                        new Heading("samples"),
                        new Heading("min", "ms"),
                        new Heading("p50", "ms"),
                        new Heading("p99", "ms"),
                        new Heading("max", "ms"),
                        new Heading(
                                "client p50",
                                "ms",
                                "From a call's intended start to its end, less the delay asked for"),
                        new Heading("service", "cores", "Processors that the service kept busy, its compiler apart"),
                        new Heading("keeps up")),
                lines);
    }
}
