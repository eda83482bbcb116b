package slowcall.cli;

import java.util.List;
import slowcall.result.Row;

/** Rows under two header lines: the first column to the left, numbers to the right. */
final class TextTable {
    private static final int PAGE = 120;

    private final List<TableColumn> columns;
    private final List<Row> rows;

    TextTable(List<TableColumn> columns, List<Row> rows) {
        this.columns =
                columns.stream().filter(column -> column.shown().test(rows)).toList();
        this.rows = rows;
    }

    void appendTo(StringBuilder text) {
        List<Integer> widths =
                columns.stream().map(column -> column.width(rows)).toList();
        int narrow = widths.stream().mapToInt(Integer::intValue).sum() + widths.size() - 1;
        String gap = narrow + widths.size() - 1 <= PAGE ? "  " : " ";
        appendLine(text, columns.stream().map(TableColumn::title).toList(), widths, gap);
        appendLine(text, columns.stream().map(TableColumn::unit).toList(), widths, gap);
        for (Row row : rows) {
            List<String> cells =
                    columns.stream().map(column -> column.cell().apply(row)).toList();
            appendLine(text, cells, widths, gap);
        }
    }

    private static void appendLine(StringBuilder text, List<String> cells, List<Integer> widths, String gap) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths.get(i) - cells.get(i).length());
            line.append(i == 0 ? "" : gap).append(i == 0 ? cells.get(i) + padding : padding + cells.get(i));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
