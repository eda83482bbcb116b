package slowcall.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import slowcall.report.Entry;
import slowcall.report.Table;

/**
 * A column of a table of cells.
 *
 * @param shown whether these cells have it at all
 */
record Measure(Table.Heading heading, Function<RunCell, Entry> entry, Predicate<List<RunCell>> shown) {
    /** A column of {@code summary.csv} with its interval; left out where no cell knows it. */
    static Measure of(String column, String label, String unit, int decimals, String meaning) {
        return new Measure(
                new Table.Heading(label, unit, meaning),
                cell -> Figures.entry(cell.summary(), column, decimals),
                cells -> cells.stream().anyMatch(cell -> Figures.isKnown(cell.summary(), column)));
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
