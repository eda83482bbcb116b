package slowcall.cli;

import java.util.List;
import slowcall.result.Row;

/** What came of each place that was killed in, beside what its control has come to: a table for each way. */
final class KillsTable {
    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.of("  killed", "", row -> "  " + row.text("process") + " at " + row.text("failpoint")),
            TableColumn.difference("settings", "", "settings"),
            TableColumn.of("kills", "counted", row -> count(row, "counted")),
            TableColumn.of("lost", "", row -> count(row, "lost")),
            TableColumn.of("twice", "", row -> count(row, "duplicated")),
            TableColumn.of("un-", "expected", row -> count(row, "unexpected")),
            TableColumn.of("rows with-", "out points", row -> count(row, "rows_without_points")),
            TableColumn.of("points with-", "out rows", row -> count(row, "points_without_rows")),
            TableColumn.of("control", "harm", row -> TableColumn.orBlank(row.text("control_harm"))),
            TableColumn.of("verdict", "", row -> row.text("verdict")));

    private final List<Row> rows;

    /**
     * @param arms rows of {@code kill-arms.csv}, of which those of controls stand beside the others
     */
    KillsTable(List<Row> arms) {
        this.rows =
                arms.stream().filter(arm -> !arm.text("arm").equals("control")).toList();
    }

    /** What is unknown of one that failed is a dash, and not nothing. */
    private static String count(Row row, String column) {
        return TableColumn.number(row, column, 0);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String way : rows.stream().map(row -> row.text("way")).distinct().toList()) {
            List<Row> arms =
                    rows.stream().filter(row -> row.text("way").equals(way)).toList();
            text.append(way)
                    .append(" (")
                    .append(TableColumn.orBlank(arms.getFirst().text("semantics")))
                    .append(" unless set otherwise)\n");
            new TextTable(COLUMNS, arms).appendTo(text);
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }
}
