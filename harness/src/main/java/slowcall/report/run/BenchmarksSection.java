package slowcall.report.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import slowcall.result.Row;

/** What JMH measured: what a dispatch, a park, a permit, a hand-off costs. */
final class BenchmarksSection {
    private static final String SCORE = "Score";
    private static final String ERROR = "Score Error (99.9%)";
    private static final String PARAMETER = "Param: ";
    private static final String ALLOCATED = ":gc.alloc.rate.norm";

    private BenchmarksSection() {}

    /** Of the rows of {@code jmh.csv}; empty without any. */
    static Section of(List<Row> rows) {
        Map<String, List<Row>> byClass = new LinkedHashMap<>();
        for (Row row : rows) {
            String benchmark = row.text("Benchmark");
            if (!benchmark.contains(":") && benchmark.contains(".")) {
                byClass.computeIfAbsent(className(benchmark), absent -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Part> parts = new ArrayList<>();
        byClass.forEach((name, benchmarks) -> parts.add(figure(name, benchmarks, allocated(rows))));
        if (!parts.isEmpty()) {
            parts.addFirst(new Prose(
                    "One operation after another, each waited for: what a mechanism costs, and nothing about tails. With JMH's 99.9 %"
                            + " intervals."));
        }
        return new Section("jmh", "JMH benchmarks", parts);
    }

    private static String className(String benchmark) {
        String[] parts = benchmark.split("\\.", -1);
        return parts[parts.length - 2];
    }

    /** Bytes allocated per operation, of each benchmark with its parameters. */
    private static Map<String, Row> allocated(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.text("Benchmark").endsWith(ALLOCATED))
                .collect(
                        Collectors.toMap(row -> identity(row).replace(ALLOCATED, ""), row -> row, (one, other) -> one));
    }

    private static String identity(Row row) {
        return row.text("Benchmark") + label(row) + row.text("Threads");
    }

    private static String label(Row row) {
        String[] parts = row.text("Benchmark").split("\\.", -1);
        String parameters = row.values().entrySet().stream()
                .filter(value -> value.getKey().startsWith(PARAMETER)
                        && !value.getValue().isEmpty())
                .map(value -> value.getKey().substring(PARAMETER.length()) + "=" + value.getValue())
                .collect(Collectors.joining(", "));
        return parts[parts.length - 1] + (parameters.isEmpty() ? "" : " (" + parameters + ")");
    }

    private static Keys keys(Row row) {
        return Keys.of("strategy", row.text(PARAMETER + "strategy"));
    }

    private static Figure figure(String name, List<Row> rows, Map<String, Row> allocated) {
        String unit = rows.getFirst().text("Unit");
        List<Bar> bars = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            double score = Figures.value(row, SCORE);
            double error = Figures.value(row, ERROR);
            bars.add(new Bar(label(row), keys(row), List.of(score), score - error, score + error));
            Row bytes = allocated.getOrDefault(identity(row), new Row());
            lines.add(new Line(
                    keys(row),
                    Entry.text(label(row)),
                    Entry.number(score, score - error, score + error, 3),
                    Entry.text(row.text("Unit")),
                    Entry.number(Figures.value(row, "Samples"), 0),
                    Entry.number(Figures.value(bytes, SCORE), 0)));
        }
        return new Figure(
                new BarChart(name, Axis.linear("score", unit), List.of("score"), bars),
                new Table(
                        name,
                        List.of(
                                new Heading("benchmark"),
                                new Heading("score"),
                                new Heading("unit"),
                                new Heading("samples"),
                                new Heading("allocated", "B/op")),
                        lines));
    }
}
