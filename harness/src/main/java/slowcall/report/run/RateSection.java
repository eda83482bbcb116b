package slowcall.report.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import slowcall.report.Axis;
import slowcall.report.Chart;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Keys;
import slowcall.report.LineChart;
import slowcall.report.LineChart.Point;
import slowcall.report.LineChart.Series;
import slowcall.report.LineChart.Stroke;
import slowcall.report.Part;
import slowcall.report.Section;
import slowcall.report.Table.Heading;
import slowcall.result.Row;

/** What came of more and more requests per second, beside what arithmetic predicts. */
final class RateSection {
    private static final List<Measure> MEASURES = List.of(
            Measure.text("strategy", RunCell::label),
            Measure.text("arrivals", cell -> cell.summary().text("arrivals")),
            Measure.of("offered_rps", "offered", "req/s", 0, "Requests per second that the plan offers"),
            Measure.of("throughput_rps", "rate", "req/s", 1, "Completed requests per second"),
            Measure.of("ceiling_rps", "ceiling", "req/s", 0, "What arithmetic predicts at most"),
            new Measure(
                    new Heading("rate ÷ predicted", "%", "The rate divided by the lesser of offered and ceiling"),
                    RateSection::ofPredicted,
                    cells -> true),
            Measure.of("completed_p50_ms", "p50", "ms", 1, "Median latency"),
            Measure.of("completed_p99_ms", "p99", "ms", 1, "Quantile 0.99 of the latency"),
            Measure.text("regime", cell -> cell.summary().text("regime")),
            Measure.text("limited by", cell -> cell.summary().text("limited_by")));

    private RateSection() {}

    static Section of(List<RunCell> cells) {
        List<Part> parts = new ArrayList<>();
        for (Load load : loads(cells)) {
            parts.add(figure(load));
        }
        Measure.explainMarks(parts);
        return new Section("rates", "More and more requests", parts);
    }

    /** Whose cells there are at several rates; one alone shows nothing of more and more. */
    static List<Load> loads(List<RunCell> cells) {
        List<RunCell> rated = cells.stream()
                .filter(cell -> Figures.isPositive(cell.summary(), "offered_rps"))
                .toList();
        return Load.withoutArrivals(rated).stream()
                .map(load -> new Load(load.name(), atSeveralRates(load.cells())))
                .filter(load -> !load.cells().isEmpty())
                .toList();
    }

    private static List<RunCell> atSeveralRates(List<RunCell> cells) {
        Map<String, List<RunCell>> alike = cells.stream().collect(Collectors.groupingBy(RunCell::label));
        return cells.stream()
                .filter(cell -> rates(alike.getOrDefault(cell.label(), List.of()))
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }

    private static DoubleStream rates(List<RunCell> cells) {
        return cells.stream().mapToDouble(cell -> Figures.value(cell.summary(), "offered_rps"));
    }

    private static Figure figure(Load load) {
        List<Chart> charts = new ArrayList<>();
        charts.add(completed(load));
        for (String column : List.of("completed_p99_ms", "completed_p50_ms")) {
            List<Series> latency = series(load, column);
            if (!latency.isEmpty()) {
                String quantile = column.contains("p99") ? "p99" : "p50";
                charts.add(new LineChart(
                        quantile + " of the latency",
                        Axis.linear("offered", "req/s"),
                        Axis.linear(quantile, "ms"),
                        latency));
                break;
            }
        }
        return new Figure(load.name(), charts, Measure.table("By rate offered", MEASURES, load.cells()));
    }

    static LineChart completed(Load load) {
        List<Series> throughput = new ArrayList<>(series(load, "throughput_rps"));
        throughput.addAll(predictions(load));
        return new LineChart(
                "Completed", Axis.linear("offered", "req/s"), Axis.linear("completed", "req/s"), throughput);
    }

    private static List<Series> series(Load load, String column) {
        Map<String, List<Point>> points = new LinkedHashMap<>();
        Map<String, Keys> keys = new LinkedHashMap<>();
        for (RunCell cell : load.cells()) {
            Row row = cell.summary();
            if (Figures.isKnown(row, column)) {
                points.computeIfAbsent(cell.label(), absent -> new ArrayList<>())
                        .add(new Point(
                                Figures.value(row, "offered_rps"),
                                Figures.value(row, column),
                                Figures.low(row, column),
                                Figures.high(row, column)));
                keys.put(cell.label(), cell.keys());
            }
        }
        List<Series> series = new ArrayList<>();
        points.forEach((label, all) ->
                series.add(new Series(label, keys.getOrDefault(label, Keys.NONE), Stroke.MARKED, LineChart.byX(all))));
        return series;
    }

    /** For each ceiling: all that is offered up to it, and no more than it. */
    private static List<Series> predictions(Load load) {
        double least = rates(load.cells()).min().orElse(0);
        double most = rates(load.cells()).max().orElse(0);
        List<Series> series = new ArrayList<>();
        load.cells().stream()
                .map(RunCell::summary)
                .filter(row -> Figures.isPositive(row, "ceiling_rps"))
                .mapToDouble(row -> Figures.value(row, "ceiling_rps"))
                .distinct()
                .sorted()
                .forEach(ceiling -> series.add(new Series(
                        "predicted, at most " + Entry.number(ceiling, 0).text() + "/s",
                        Keys.NONE,
                        Stroke.DASHED,
                        DoubleStream.of(least, Math.min(Math.max(ceiling, least), most), most)
                                .distinct()
                                .mapToObj(rate -> new Point(rate, Math.min(rate, ceiling)))
                                .toList())));
        return series;
    }

    private static Entry ofPredicted(RunCell cell) {
        double offered = Figures.value(cell.summary(), "offered_rps");
        double ceiling = Figures.value(cell.summary(), "ceiling_rps");
        double predicted = Double.isNaN(ceiling) ? offered : Math.min(offered, ceiling);
        return Entry.number(100 * Figures.value(cell.summary(), "throughput_rps") / predicted, 1);
    }
}
