package slowcall.result;

import java.util.List;

/** How to read a cell's row of {@code summary.csv}. */
public final class SummaryRow {
    private SummaryRow() {}

    /** Whether a figure is of all its trials' requests together, and no median of theirs. */
    public static boolean isMerged(Row row, String column) {
        return List.of(row.text("merged").split(" ", -1)).contains(column);
    }

    /** Whether it held requests, as it should: it times nothing, and what it is about is memory. */
    public static boolean isSoundHold(Row row) {
        return row.text("arrivals").startsWith("hold-") && row.text("verdict").equals("VALID");
    }
}
