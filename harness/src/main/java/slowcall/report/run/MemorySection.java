package slowcall.report.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slowcall.report.Axis;
import slowcall.report.BarChart;
import slowcall.report.BarChart.Bar;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Table.Heading;
import slowcall.report.Table.Line;
import slowcall.result.CellNames;
import slowcall.result.Row;

/** What a request in flight takes, by kind of memory. */
final class MemorySection {
    /** Kinds of which none contains another: together they are what a request takes. */
    private static final Map<String, String> ADD_UP = addUp();

    private final List<Row> rows;
    private final CellNames names;

    private MemorySection(List<Row> rows) {
        this.rows = rows;
        this.names = CellNames.among(rows);
    }

    private static Map<String, String> addUp() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("heap", "live heap");
        kinds.put("rss", "resident memory outside of the heap");
        kinds.put("page_tables", "page tables");
        return kinds;
    }

    /** Of the rows of {@code memory.csv}; empty without any. */
    static Section of(List<Row> rows) {
        return rows.isEmpty() ? new Section("memory", "Memory") : new MemorySection(rows).section();
    }

    private Section section() {
        return new Section(
                "memory",
                "Memory per request in flight",
                new Prose(
                        "Slopes over the number of requests held, through all trials. The heap has a fixed size and is all resident, so that"
                                + " resident memory shows what lies outside of it, and the three add up."),
                new Figure(
                        new BarChart(
                                "What a request in flight takes",
                                Axis.linear("per request in flight", "bytes"),
                                List.copyOf(ADD_UP.values()),
                                bars()),
                        table()));
    }

    private List<Bar> bars() {
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(names.of(row), absent -> new ArrayList<>())
                .add(row));
        List<Bar> bars = new ArrayList<>();
        groups.forEach((label, group) -> bars.add(new Bar(
                label,
                RunCells.keys(group.getFirst()),
                ADD_UP.keySet().stream().map(kind -> slope(group, kind)).toList())));
        return bars;
    }

    /** Less than none is noise about none, and nothing to draw. */
    private static double slope(List<Row> group, String kind) {
        return group.stream()
                .filter(row -> row.text("memory").equals(kind))
                .mapToDouble(row -> Figures.value(row, "bytes_per_held"))
                .map(slope -> Math.max(0, slope))
                .findFirst()
                .orElse(Double.NaN);
    }

    private Table table() {
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(new Line(
                    RunCells.keys(row),
                    Entry.text(names.of(row)),
                    Entry.text(row.text("memory").replace('_', ' ')),
                    Figures.entry(row, "bytes_per_held", 0),
                    Entry.number(Figures.value(row, "bytes_per_held_without_largest"), 0),
                    Entry.number(Figures.value(row, "r_squared"), 3),
                    Entry.number(Figures.value(row, "n_trials"), 0),
                    Entry.number(Figures.value(row, "held_max"), 0),
                    Entry.number(Figures.value(row, "wanted_max"), 0),
                    Entry.text(row.text("limit"))));
        }
        return new Table(
                "Bytes per request in flight",
                List.of(
                        new Heading("strategy"),
                        new Heading("memory", "", "Harness heap is a control, and part of heap"),
                        new Heading("slope", "B/req", "Least squares through all trials, with its 95 % interval"),
                        new Heading(
                                "without the largest",
                                "B/req",
                                "Far from the slope where memory does not grow along a line"),
                        new Heading("R²", "", "Share of the variance that the line explains"),
                        new Heading("trials"),
                        new Heading("held", "at most"),
                        new Heading("wanted", "at most"),
                        new Heading("stopped by")),
                lines);
    }
}
