package slowcall.report.run;

import slowcall.report.Entry;
import slowcall.result.Row;

/** Numbers of rows, which others may have written. */
final class Figures {
    private Figures() {}

    /**
     * A number; NaN where it is unknown.
     *
     * @throws NumberFormatException if it is none
     */
    static double value(Row row, String column) {
        return row.number(column).orElse(Double.NaN);
    }

    /** The low end of its interval; NaN without one. */
    static double low(Row row, String column) {
        return value(row, column + "_low");
    }

    /** The high end of its interval; NaN without one. */
    static double high(Row row, String column) {
        return value(row, column + "_high");
    }

    /** A number with its interval, where there is one. */
    static Entry entry(Row row, String column, int decimals) {
        return Entry.number(value(row, column), low(row, column), high(row, column), decimals);
    }

    static boolean isKnown(Row row, String column) {
        return !row.text(column).isEmpty();
    }

    /** Whether it is known and more than none. */
    static boolean isPositive(Row row, String column) {
        return value(row, column) > 0;
    }
}
