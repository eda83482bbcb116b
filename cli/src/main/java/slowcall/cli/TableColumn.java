package slowcall.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import slowcall.result.Row;

/**
 * A column of a printed table.
 *
 * @param title its first line
 * @param unit its second
 * @param cell what stands in a row
 * @param shown whether a group of rows has it at all
 */
record TableColumn(String title, String unit, Function<Row, String> cell, Predicate<List<Row>> shown) {
    static final String BLANK = "–";

    static TableColumn of(String title, String unit, Function<Row, String> cell) {
        return new TableColumn(title, unit, cell, rows -> true);
    }

    /** A number of at most so many decimals; {@link #BLANK} where it is unknown. */
    static TableColumn number(String title, String unit, String name, int decimals) {
        return of(title, unit, row -> number(row, name, decimals));
    }

    /** A text that is only worth a column where rows differ in it. */
    static TableColumn difference(String title, String unit, String name) {
        return of(title, unit, row -> orBlank(row.text(name)))
                .where(rows ->
                        rows.stream().map(row -> row.text(name)).distinct().count() > 1);
    }

    TableColumn where(Predicate<List<Row>> condition) {
        return new TableColumn(title, unit, cell, condition);
    }

    int width(List<Row> rows) {
        int widest = Math.max(title.length(), unit.length());
        for (Row row : rows) {
            widest = Math.max(widest, cell.apply(row).length());
        }
        return widest;
    }

    static String number(Row row, String name, int decimals) {
        String text = row.text(name);
        if (text.isEmpty()) {
            return BLANK;
        }
        BigDecimal value = new BigDecimal(text);
        return value.scale() <= decimals
                ? value.toPlainString()
                : value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    static String orBlank(String text) {
        return text.isEmpty() ? BLANK : text;
    }
}
