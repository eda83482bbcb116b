package slowcall.cli;

import java.util.List;
import java.util.stream.Stream;
import slowcall.result.Row;

/** What people read of a row. */
final class RowText {
    private RowText() {}

    /** Those of the columns that have a value. */
    static List<String> present(Row row, String... columns) {
        return Stream.of(columns)
                .map(row::text)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Whether a trial came to no end; its verdict is INVALID. */
    static boolean failed(Row row) {
        return row.text("status").equals("FAILED");
    }
}
