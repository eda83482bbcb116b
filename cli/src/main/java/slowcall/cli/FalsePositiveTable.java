package slowcall.cli;

import java.util.List;
import java.util.Locale;
import slowcall.compare.FalsePositives.Rate;
import slowcall.result.Column;
import slowcall.result.Row;

/** How often runs that should not differ are found to: a line for each cell and endpoint. */
final class FalsePositiveTable {
    private static final Column OF = Column.of("of", "");
    private static final Column COMPARISONS = Column.of("comparisons", "");
    private static final Column FOUND = Column.of("found", "");
    private static final Column EXPECTED = Column.decimal("expected", 1, "");
    private static final Column RANGE = Column.of("range", "");

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.of("  cell: endpoint", "", row -> "  " + row.text("of")),
            TableColumn.number("comparisons", "", "comparisons", 0),
            TableColumn.number("found", "", "found", 0),
            TableColumn.number("expected", "", "expected", 1),
            TableColumn.of("99 % range", "", row -> row.text("range")));

    private final List<Rate> rates;

    FalsePositiveTable(List<Rate> rates) {
        this.rates = List.copyOf(rates);
    }

    @Override
    public String toString() {
        if (rates.isEmpty()) {
            return "No endpoint that every trial knows.\n";
        }
        Rate first = rates.getFirst();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Comparisons of %d and %d blocks, drawn from all blocks of both runs, with an unadjusted p ≤ .05 (%s):\n\n",
                first.trials(),
                first.trials(),
                first.test()));
        new TextTable(COLUMNS, rates.stream().map(FalsePositiveTable::row).toList()).appendTo(text);
        int beyond = (int)
                rates.stream().filter(rate -> rate.rejected() > rate.most()).count();
        return text.append('\n')
                .append(beyond)
                .append(" of ")
                .append(rates.size())
                .append(" lie above the range. Fewer than expected are found where values are often the same;\n")
                .append("fewer are compared where trials that were drawn do not know the endpoint.\n")
                .toString();
    }

    private static Row row(Rate rate) {
        return new Row()
                .put(OF, rate.of())
                .put(COMPARISONS, rate.comparisons())
                .put(FOUND, rate.rejected())
                .put(EXPECTED, rate.comparisons() * rate.size())
                .put(RANGE, rate.least() + " to " + rate.most());
    }
}
