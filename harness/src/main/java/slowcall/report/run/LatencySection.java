package slowcall.report.run;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import slowcall.report.Axis;
import slowcall.report.Chart;
import slowcall.report.Figure;
import slowcall.report.LineChart;
import slowcall.report.LineChart.Point;
import slowcall.report.LineChart.Series;
import slowcall.report.LineChart.Stroke;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.stats.Quantiles;

/** Latency and excess by percentile, of each load. */
final class LatencySection {
    private static final int POINTS_PER_NINE = 20;
    private static final int NINES = 4;

    /** Latencies that are further apart than that are drawn by powers of ten. */
    private static final double WIDE = 20;

    private static final List<Measure> MEASURES = List.of(
            Measure.text("strategy", RunCell::label),
            Measure.of("accepted_p50_ms", "accepted p50", "ms", 2, "Median until the hand-off had returned")
                    .where(LatencySection::areHandoffs),
            Measure.of("accepted_p99_ms", "accepted p99", "ms", 2, "Quantile 0.99 of the same")
                    .where(LatencySection::areHandoffs),
            Measure.of("completed_p50_ms", "p50", "ms", 3, "Median latency"),
            Measure.of("completed_p90_ms", "p90", "ms", 3, "Quantile 0.9"),
            Measure.of("completed_p99_ms", "p99", "ms", 3, "Quantile 0.99"),
            Measure.of("completed_p999_ms", "p99.9", "ms", 3, "Quantile 0.999"),
            Measure.of("completed_max_ms", "max", "ms", 3, "The longest of a trial: its median over trials"),
            Measure.of("excess_p50_ms", "excess p50", "ms", 3, "Median excess"),
            Measure.of("excess_p90_ms", "excess p90", "ms", 3, "Quantile 0.9 of the excess"),
            Measure.of("excess_p99_ms", "excess p99", "ms", 3, "Quantile 0.99 of the excess"));

    private LatencySection() {}

    private static boolean areHandoffs(List<RunCell> cells) {
        return cells.getFirst().summary().text("awaits").equals("handoff");
    }

    static Section of(List<RunCell> cells) {
        List<Part> parts = new ArrayList<>();
        for (Load load : Load.of(cells)) {
            List<RunCell> known = load.cells().stream()
                    .filter(cell -> !cell.isUnstable() && cell.histograms().containsKey("completed"))
                    .toList();
            List<Chart> charts = new ArrayList<>();
            add(charts, chart("Latency", "completed", "latency", known));
            add(charts, chart("Excess: latency beyond the delay", "excess", "excess", known));
            if (!charts.isEmpty()) {
                parts.add(new Figure(load.name(), charts, Measure.table("Medians over trials", MEASURES, known)));
            }
        }
        if (!parts.isEmpty()) {
            Measure.explainMarks(parts);
            parts.addFirst(new Prose(
                    "From the intended start to the end, of all requests of a cell's trials together. A curve ends where"
                            + " fewer than 100 requests are slower. Each nine takes the same room, so that tails can be seen."
                            + " Unstable cells have none: their latency says how long one measured."));
        }
        return new Section("latency", "Latency by percentile", parts);
    }

    private static void add(List<Chart> charts, LineChart chart) {
        if (!chart.series().isEmpty()) {
            charts.add(chart);
        }
    }

    /** The chart to show if only one is: the excess, by which strategies are compared. */
    static LineChart chart(Load load) {
        return chart(
                "Latency beyond the delay: " + load.name(),
                "excess",
                "excess",
                load.cells().stream().filter(cell -> !cell.isUnstable()).toList());
    }

    private static LineChart chart(String title, String tag, String label, List<RunCell> cells) {
        List<Series> series = new ArrayList<>();
        for (RunCell cell : cells) {
            Histogram histogram = cell.histograms().get(tag);
            List<Point> curve = histogram == null ? List.of() : curve(histogram);
            if (!curve.isEmpty()) {
                series.add(new Series(cell.label(), cell.keys(), Stroke.LINE, curve));
            }
        }
        double least = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::y)
                .filter(y -> y > 0)
                .min()
                .orElse(1);
        double most = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::y)
                .max()
                .orElse(1);
        Axis axis = most > WIDE * least ? Axis.log(label, "ms") : Axis.linear(label, "ms");
        return new LineChart(title, Axis.quantile(), axis, series);
    }

    private static List<Point> curve(Histogram histogram) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= NINES * POINTS_PER_NINE; i++) {
            double quantile = 1 - Math.pow(10, -(double) i / POINTS_PER_NINE);
            Quantiles.millis(histogram, quantile).ifPresent(millis -> points.add(new Point(quantile, millis)));
        }
        return points;
    }
}
