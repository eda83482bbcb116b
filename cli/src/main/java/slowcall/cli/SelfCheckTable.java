package slowcall.cli;

import java.util.List;
import slowcall.result.Row;

/** What was measured beside what was predicted: a table for each self-check. */
final class SelfCheckTable {
    private static final int LONGEST = 40;

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.of("  quantity", "", row -> "  " + row.text("quantity")),
            TableColumn.of("predicted", "", row -> cut(row.text("predicted"))),
            TableColumn.of("measured", "", row -> cut(row.text("measured"))),
            TableColumn.of("accepted", "", row -> row.text("tolerance")),
            TableColumn.of("verdict", "", row -> row.text("verdict")));

    private final List<Row> rows;

    SelfCheckTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String check :
                rows.stream().map(row -> row.text("check")).distinct().toList()) {
            List<Row> answers =
                    rows.stream().filter(row -> row.text("check").equals(check)).toList();
            text.append(check)
                    .append(" (")
                    .append(answers.getFirst().text("check_seconds"))
                    .append(" s)\n");
            new TextTable(COLUMNS, answers).appendTo(text);
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }

    /** Verdicts may be long; the CSV has all of them. */
    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
    }
}
