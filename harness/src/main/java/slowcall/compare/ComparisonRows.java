package slowcall.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import slowcall.result.Column;
import slowcall.result.Row;

/** A comparison as a table for programs: a row for each cell and endpoint, and one for each cell without a partner. */
public final class ComparisonRows {
    private static final Column BASELINE = Column.of("baseline", "The side that the other is compared with");
    private static final Column CANDIDATE = Column.of("candidate", "The other side");
    private static final Column AGAINST =
            Column.of("against", "The baseline's strategy, where strategies are compared; otherwise empty");
    private static final Column CELL = Column.of("cell", "What the cell is called, on the candidate's side");
    private static final Column ENDPOINT = Column.of("endpoint", "What was compared");
    private static final Column UNIT = Column.of("unit", "The unit of a and b");
    private static final Column PRIMARY =
            Column.of("primary", "yes for the endpoints of the declared family; the others stand beside them");
    private static final Column BETTER = Column.of("better", "Which direction is an improvement: higher or lower");
    private static final Column TRIALS_A = Column.of("trials_a", "The baseline's trials");
    private static final Column TRIALS_B = Column.of("trials_b", "The candidate's");
    private static final Column SUSPECT = Column.of("suspect", "Trials of both whose measurement is SUSPECT");
    private static final Column UNSTABLE_A =
            Column.of("unstable_a", "The baseline's trials whose backlog grew as long as they were measured");
    private static final Column UNSTABLE_B = Column.of("unstable_b", "The candidate's");
    private static final Column PAIRED = Column.of("paired", "yes if trials were compared block by block");
    private static final Column MERGED =
            Column.of("merged", "yes if a and b are quantiles of merged histograms, and no medians of trials");
    private static final Column A =
            Column.decimal("a", 6, "The baseline's figure: the median over its trials; of stability the share of them");
    private static final Column B = Column.decimal("b", 6, "The candidate's");
    private static final Column RATIO = Column.decimal("ratio", 5, "b / a");
    private static final Column LOW =
            Column.decimal("ratio_low", 5, "95 % bootstrap interval of the ratio: its low end");
    private static final Column HIGH = Column.decimal("ratio_high", 5, "Its high end");
    private static final Column P = Column.decimal("p", 7, "Two-sided probability of the rank test, as it is");
    private static final Column HOLM = Column.decimal("p_holm", 7, "The same adjusted for the whole family");
    private static final Column DELTA = Column.decimal(
            "delta",
            4,
            "Effect size by order alone, 1 if all of b is above all of a: Cliff's delta; of pairs the rank-biserial correlation; of merged histograms how the samples beyond both sides' common quantile divide");
    private static final Column MATTERS =
            Column.decimal("matters_percent", 3, "The smallest difference that matters, in percent of a");
    private static final Column DETECTABLE = Column.decimal(
            "detectable_percent", 3, "The smallest difference that so many trials would have shown four times in five");
    private static final Column NEEDED = Column.of(
            "trials_needed",
            "Trials a side that would settle it; of inconclusive ones only, and not where order and figures disagree");
    private static final Column OUTCOME = Column.of(
            "outcome",
            "better, worse, equivalent or inconclusive; unknown where a side does not know the endpoint, without-partner where only one side has the cell");

    private static final List<Column> NAMES = List.of(BASELINE, CANDIDATE, AGAINST, CELL);

    private static final List<Column> FIGURES = List.of(
            ENDPOINT,
            UNIT,
            PRIMARY,
            BETTER,
            TRIALS_A,
            TRIALS_B,
            SUSPECT,
            UNSTABLE_A,
            UNSTABLE_B,
            PAIRED,
            MERGED,
            A,
            B,
            RATIO,
            LOW,
            HIGH,
            P,
            HOLM,
            DELTA,
            MATTERS,
            DETECTABLE,
            NEEDED,
            OUTCOME);

    private ComparisonRows() {}

    /** The columns but for the cell's parameters. */
    public static List<Column> ownColumns() {
        return Stream.concat(NAMES.stream(), FIGURES.stream()).toList();
    }

    /** The columns, with the cell's parameters among them. */
    public static List<Column> columns() {
        List<Column> columns = new ArrayList<>(NAMES);
        CellKey.PARAMETERS.forEach(name -> columns.add(Column.of(name, "A parameter, as in trials.csv")));
        columns.addAll(FIGURES);
        return List.copyOf(columns);
    }

    public static List<Row> of(Comparison comparison) {
        List<Row> rows = new ArrayList<>();
        for (ComparedCell cell : comparison.cells()) {
            cell.contrasts().forEach(contrast -> rows.add(row(comparison, cell, contrast)));
            cell.unknown()
                    .forEach(endpoint ->
                            rows.add(begun(comparison, cell, endpoint).put(OUTCOME, "unknown")));
        }
        comparison.unpartnered().forEach(cell -> rows.add(row(comparison, cell)));
        return rows;
    }

    private static Row row(Comparison comparison, ComparedCell cell, Contrast contrast) {
        Row row = begun(comparison, cell, contrast.endpoint())
                .put(TRIALS_A, contrast.trialsOfA())
                .put(TRIALS_B, contrast.trialsOfB())
                .put(SUSPECT, cell.a().suspect() + cell.b().suspect())
                .put(UNSTABLE_A, cell.a().unstable())
                .put(UNSTABLE_B, cell.b().unstable())
                .put(PAIRED, yes(contrast.isPaired()))
                .put(MERGED, yes(contrast.isMerged()))
                .put(A, contrast.a())
                .put(B, contrast.b())
                .put(RATIO, contrast.ratio())
                .put(P, contrast.p())
                .put(HOLM, contrast.adjusted())
                .put(DELTA, contrast.delta())
                .put(MATTERS, percent(contrast.matters()))
                .put(DETECTABLE, percent(contrast.detectable()));
        contrast.interval().ifPresent(interval -> row.put(LOW, interval.low()).put(HIGH, interval.high()));
        contrast.needed().ifPresent(needed -> row.put(NEEDED, needed));
        contrast.outcome().ifPresent(outcome -> row.put(OUTCOME, outcome.toString()));
        return row;
    }

    private static Row begun(Comparison comparison, ComparedCell cell, Endpoint endpoint) {
        Row row = begun(comparison, cell.cell(), cell.candidate());
        if (!cell.baseline().equals(cell.cell())) {
            row.put(AGAINST, cell.baseline().strategy());
        }
        return row.put(ENDPOINT, endpoint.name())
                .put(UNIT, endpoint.unit())
                .put(PRIMARY, yes(endpoint.isPrimary()))
                .put(BETTER, endpoint.better() == Endpoint.Better.HIGHER ? "higher" : "lower");
    }

    private static Row begun(Comparison comparison, CellKey cell, int candidate) {
        int side = comparison.byStrategy() ? 0 : candidate + 1;
        Row row = new Row()
                .put(BASELINE, comparison.sides().getFirst().name())
                .put(CANDIDATE, comparison.sides().get(side).name())
                .put(CELL, comparison.label(cell));
        cell.values().forEach((name, value) -> {
            if (CellKey.PARAMETERS.contains(name)) {
                row.putAll(Map.of(name, value));
            }
        });
        return row;
    }

    private static Row row(Comparison comparison, Unpartnered cell) {
        Row row = begun(comparison, cell.cell(), cell.candidate());
        return row.put(OUTCOME, "without-partner");
    }

    private static String yes(boolean value) {
        return value ? "yes" : "no";
    }

    private static OptionalDouble percent(OptionalDouble share) {
        return share.isPresent() ? OptionalDouble.of(100 * share.getAsDouble()) : share;
    }
}
