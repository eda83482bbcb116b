package slowcall.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import slowcall.report.Axis;
import slowcall.report.BarChart;
import slowcall.report.BarChart.Bar;
import slowcall.report.Chart;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Table.Heading;
import slowcall.report.Table.Line;
import slowcall.report.Tone;
import slowcall.result.CellNames;
import slowcall.result.Row;
import slowcall.result.SummaryRow;
import slowcall.result.WayOutcome;
import slowcall.result.Ways;
import slowcall.stats.Bootstrap;

/** Ways to have others make the calls, side by side: what users wait for, when the points are there, what that costs, what was lost. */
final class WaysSection {
    private static final List<Heading> HEADINGS = List.of(
            new Heading("way"),
            new Heading("promises", "", "Of each acknowledged login"),
            new Heading(
                    "place", "", "Among those that promise the same delivery, by when half of the points are there"),
            new Heading("user waits", "p50 ms", "From the intended start until the user was answered"),
            new Heading("user waits", "p99 ms"),
            new Heading("points", "p50 ms", "From the intended start until the service had applied the call"),
            new Heading("points", "p99 ms"),
            new Heading("points", "/s", "Calls applied per second"),
            new Heading(
                    "CPU", "µs/login", "Of all its processes and servers, not of the load generator and the service"),
            new Heading("memory", "MiB", "Of all its processes and servers, pages that they share counted once"),
            new Heading(
                    "failed", "logins", "Refused, failed, or not answered in time; in all trials, as all that follow"),
            new Heading("lost", "", "Acknowledged, and the points never came"),
            new Heading("duplicated", "", "Granted more than once"),
            new Heading("unexpected", "", "Granted, and nobody had asked, or was refused"),
            new Heading("out of order", "", "Granted after those of a later login of the same user"),
            new Heading("verdict"));

    private WaysSection() {}

    /** Of a run's summary and trials; empty without such cells. */
    static Section of(List<Row> summary, List<Row> trials) {
        List<Part> parts = new ArrayList<>();
        for (Ways load : Ways.of(summary, trials)) {
            parts.add(new Figure(
                    load.load(),
                    List.of(
                            chart(load, "user_waits_p50_ms", "What the user waits, p50"),
                            chart(load, "applied_p50_ms", "Until the points are there, p50")),
                    table(load)));
        }
        if (!parts.isEmpty()) {
            Measure.explainMarks(parts);
            parts.addFirst(new Prose(
                    "The same logins under the same load. They are ranked only among those that promise the same delivery: what may lose"
                            + " points is not faster than what may not, it does something else."));
        }
        return new Section("ways", "Ways to call later", parts);
    }

    private static Chart chart(Ways load, String column, String title) {
        List<Bar> bars = new ArrayList<>();
        for (WayOutcome way : load.ways()) {
            Row row = way.summary();
            if (Figures.isKnown(row, column)) {
                bars.add(new Bar(
                        CellNames.strategy(row),
                        RunCells.keys(row),
                        List.of(Figures.value(row, column)),
                        Figures.low(row, column),
                        Figures.high(row, column)));
            }
        }
        return new BarChart(title, Axis.linear("from the intended start", "ms"), List.of(title), bars);
    }

    private static Table table(Ways load) {
        List<Line> lines = new ArrayList<>();
        for (WayOutcome way : load.ways()) {
            Row row = way.summary();
            lines.add(new Line(
                    RunCells.keys(row),
                    Entry.text(CellNames.strategy(row)),
                    Entry.text(way.promise()),
                    way.place() == 0 ? Entry.UNKNOWN : Entry.number(way.place(), 0),
                    quantile(row, "user_waits_p50_ms"),
                    quantile(row, "user_waits_p99_ms"),
                    way.keepsUp()
                            ? quantile(row, "applied_p50_ms")
                            : Entry.text("unstable").in(Tone.CAUTION),
                    quantile(row, "applied_p99_ms"),
                    Figures.entry(row, "applied_rps", 1),
                    median(way.cpuMicrosPerLogin()),
                    median(way.memoryMib()),
                    count(way.failed()),
                    count(way.inBooks("lost")),
                    count(way.inBooks("duplicated")),
                    count(way.inBooks("unexpected")),
                    count(way.inBooks("out_of_order")),
                    SummarySection.verdict(row)));
        }
        return new Table("Ways", HEADINGS, lines);
    }

    private static Entry quantile(Row row, String column) {
        Entry entry = Figures.entry(row, column, 1);
        return SummaryRow.isMerged(row, column) && !entry.equals(Entry.UNKNOWN) ? entry.marked("*") : entry;
    }

    private static Entry median(Optional<Bootstrap.Median> median) {
        return median.map(known -> known.n() < Bootstrap.FEWEST_FOR_AN_INTERVAL
                        ? Entry.number(known.value(), 0)
                        : Entry.number(known.value(), known.low(), known.high(), 0))
                .orElse(Entry.UNKNOWN);
    }

    private static Entry count(OptionalLong count) {
        return count.isPresent() ? Entry.number((double) count.getAsLong(), 0) : Entry.UNKNOWN;
    }
}
