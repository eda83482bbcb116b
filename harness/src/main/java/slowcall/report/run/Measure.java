package slowcall.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import slowcall.report.Entry;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Table;
import slowcall.result.SummaryRow;

/**
 * A column of a table of cells.
 *
 * @param shown whether these cells have it at all
 */
record Measure(Table.Heading heading, Function<RunCell, Entry> entry, Predicate<List<RunCell>> shown) {
    /** Behind what is no median of trials. */
    private static final String MERGED = "*";

    /** A column of {@code summary.csv} with its interval, or marked where it is no median; left out where no cell knows it. */
    static Measure of(String column, String label, String unit, int decimals, String meaning) {
        return new Measure(
                new Table.Heading(label, unit, meaning),
                cell -> {
                    Entry entry = Figures.entry(cell.summary(), column, decimals);
                    boolean isMerged = SummaryRow.isMerged(cell.summary(), column) && !entry.equals(Entry.UNKNOWN);
                    return isMerged ? entry.marked(MERGED) : entry;
                },
                cells -> cells.stream().anyMatch(cell -> Figures.isKnown(cell.summary(), column)));
    }

    /** Says below tables of cells what the mark in them means, if there is one. */
    static void explainMarks(List<Part> parts) {
        boolean isMarked = parts.stream()
                .flatMap(part -> part.tables().stream())
                .flatMap(table -> table.lines().stream())
                .flatMap(line -> line.entries().stream())
                .anyMatch(entry -> !Double.isNaN(entry.sort()) && entry.text().endsWith(MERGED));
        if (isMarked) {
            parts.add(new Prose(MERGED + ": of all trials' requests together, for no trial alone has the samples."));
        }
    }

    static Measure text(String label, Function<RunCell, String> text) {
        return new Measure(new Table.Heading(label), cell -> Entry.text(text.apply(cell)), cells -> true);
    }

    /** Only where it is more than 0 in one of the cells. */
    Measure ifAny(String column) {
        return where(cells -> cells.stream().anyMatch(cell -> Figures.isPositive(cell.summary(), column)));
    }

    Measure where(Predicate<List<RunCell>> condition) {
        return new Measure(heading, entry, condition);
    }

    /** Only where requests come all at once. */
    Measure forBursts() {
        return where(cells ->
                cells.stream().anyMatch(cell -> cell.summary().text("arrivals").startsWith("burst")));
    }

    static Table table(String caption, List<Measure> measures, List<RunCell> cells) {
        List<Measure> present =
                measures.stream().filter(measure -> measure.shown().test(cells)).toList();
        List<Table.Line> lines = new ArrayList<>();
        for (RunCell cell : cells) {
            lines.add(new Table.Line(
                    cell.keys(),
                    present.stream().map(measure -> measure.entry().apply(cell)).toList()));
        }
        return new Table(caption, present.stream().map(Measure::heading).toList(), lines);
    }
}
