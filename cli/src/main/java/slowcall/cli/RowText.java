package slowcall.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.result.Row;

/** What trials and cells are called where people read. */
final class RowText {
    private RowText() {}

    /** A strategy with its settings, then shape, arrivals, delay and what departs from the usual. */
    static String label(Row row) {
        return Stream.concat(Stream.of(strategy(row)), present(row, "shape", "arrivals", "delay", "variant").stream())
                .collect(Collectors.joining(" "));
    }

    /** A strategy with its settings, {@code fixed-pool(pool_size=8)}, as {@code Cell.label()} has it. */
    static String strategy(Row row) {
        String settings = row.text("settings");
        return row.text("strategy") + (settings.isEmpty() ? "" : "(" + settings + ")");
    }

    /** Those of the columns that have a value. */
    static List<String> present(Row row, String... columns) {
        return Stream.of(columns)
                .map(row::text)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    static boolean failed(Row row) {
        return row.text("status").equalsIgnoreCase("FAILED")
                || row.text("verdict").equals("FAILED");
    }
}
