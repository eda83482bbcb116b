package slowcall.report.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import slowcall.report.Axis;
import slowcall.report.BarChart;
import slowcall.report.BarChart.Bar;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Keys;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Table.Heading;
import slowcall.report.Table.Line;
import slowcall.result.JmhForks;
import slowcall.result.Row;
import slowcall.stats.MeanInterval;

/** What JMH measured: what a dispatch, a park, a permit, a hand-off costs. */
final class BenchmarksSection {
    private static final String SCORE = "Score";
    private static final String PARAMETER = "Param: ";
    private static final String ALLOCATED = ":gc.alloc.rate.norm";

    private final List<Row> rows;
    private final JmhForks forks;
    private final Map<List<String>, Row> allocated;

    private BenchmarksSection(List<Row> rows, JmhForks forks) {
        this.rows = rows;
        this.forks = forks;
        this.allocated = allocated(rows);
    }

    /**
     * The section; empty without benchmarks.
     *
     * @param rows of {@code jmh.csv}
     * @param forks of {@code jmh.json}
     */
    static Section of(List<Row> rows, JmhForks forks) {
        return new BenchmarksSection(rows, forks).section();
    }

    private Section section() {
        Map<String, List<Row>> comparable = new LinkedHashMap<>();
        for (Row row : rows) {
            String benchmark = row.text("Benchmark");
            if (!benchmark.contains(":") && benchmark.contains(".")) {
                comparable
                        .computeIfAbsent(title(row), absent -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Part> parts = new ArrayList<>();
        comparable.forEach((title, benchmarks) -> parts.add(figure(title, benchmarks)));
        if (!parts.isEmpty()) {
            parts.addFirst(new Prose(about()));
        }
        return new Section("jmh", "JMH benchmarks", parts);
    }

    private String about() {
        String what = "One operation after another, each waited for: what a mechanism costs, and nothing about tails. ";
        return what
                + (rows.stream().anyMatch(row -> interval(row).isPresent())
                        ? "Intervals are 95 %, by Student's t over the means of forks: a fork is a JVM, and its iterations are no"
                                + " trials of their own. Those of two forks are wide."
                        : "Without intervals: they would be over forks, of which two or more must be in `jmh.json`. JMH's own counts"
                                + " iterations, which share a fork's JVM, as if they were trials.");
    }

    /** By the forks; empty where fewer than two are known. */
    private Optional<MeanInterval> interval(Row row) {
        double[] scores =
                forks.scores(row).stream().mapToDouble(Double::doubleValue).toArray();
        return scores.length < 2 ? Optional.empty() : Optional.of(MeanInterval.of(scores));
    }

    /** Only what has the same mode and unit may stand beside each other. */
    private static String title(Row row) {
        return className(row.text("Benchmark")) + ", " + row.text("Mode") + ", " + row.text("Unit");
    }

    private static String className(String benchmark) {
        String[] parts = benchmark.split("\\.", -1);
        return parts[parts.length - 2];
    }

    /** Bytes allocated per operation, of each benchmark with its parameters. */
    private static Map<List<String>, Row> allocated(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.text("Benchmark").endsWith(ALLOCATED))
                .collect(Collectors.toMap(BenchmarksSection::identity, row -> row, (one, other) -> one));
    }

    /** The same for a benchmark and for what it allocates. */
    private static List<String> identity(Row row) {
        return List.of(
                row.text("Benchmark").replace(ALLOCATED, ""), parameters(row), row.text("Mode"), row.text("Threads"));
    }

    private static String label(Row row) {
        String[] parts = row.text("Benchmark").split("\\.", -1);
        String parameters = parameters(row);
        return parts[parts.length - 1] + (parameters.isEmpty() ? "" : " (" + parameters + ")");
    }

    private static String parameters(Row row) {
        return row.values().entrySet().stream()
                .filter(value -> value.getKey().startsWith(PARAMETER)
                        && !value.getValue().isEmpty())
                .map(value -> value.getKey().substring(PARAMETER.length()) + "=" + value.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Keys keys(Row row) {
        return Keys.of("strategy", row.text(PARAMETER + "strategy"));
    }

    private Figure figure(String title, List<Row> benchmarks) {
        String unit = benchmarks.getFirst().text("Unit");
        List<Bar> bars = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Row row : benchmarks) {
            double score = Figures.value(row, SCORE);
            Optional<MeanInterval> interval = interval(row);
            double low = interval.map(MeanInterval::low).orElse(Double.NaN);
            double high = interval.map(MeanInterval::high).orElse(Double.NaN);
            bars.add(new Bar(label(row), keys(row), List.of(score), low, high));
            Row bytes = allocated.getOrDefault(identity(row), new Row());
            lines.add(new Line(
                    keys(row),
                    Entry.text(label(row)),
                    Entry.number(score, low, high, 3),
                    forks.scores(row).isEmpty()
                            ? Entry.UNKNOWN
                            : Entry.number(forks.scores(row).size(), 0),
                    Entry.number(Figures.value(row, "Samples"), 0),
                    Entry.number(Figures.value(bytes, SCORE), 0)));
        }
        return new Figure(
                new BarChart(title, Axis.linear("score", unit), List.of("score"), bars),
                new Table(
                        title,
                        List.of(
                                new Heading("benchmark"),
                                new Heading(
                                        "score", unit, "Mean of all iterations; below it the 95 % interval over forks"),
                                new Heading("forks", "", "JVMs whose scores are in jmh.json"),
                                new Heading("iterations", "", "Of all forks"),
                                new Heading("allocated", "B/op", "Mean of all iterations")),
                        lines));
    }
}
