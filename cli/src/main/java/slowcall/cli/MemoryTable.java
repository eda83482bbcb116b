package slowcall.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slowcall.result.CellNames;
import slowcall.result.Row;

/** What a request in flight takes of each kind of memory, a line for each strategy; empty if nothing was held. */
final class MemoryTable {
    /** Slopes that differ by more with and without the largest number are no straight line's. */
    private static final double STRAIGHT = 0.2;

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.of("  strategy", "", row -> "  " + CellNames.strategy(row)),
            TableColumn.difference("client", "", "client"),
            TableColumn.difference("variant", "", "variant"),
            TableColumn.difference("gc", "", "gc"),
            TableColumn.difference("jdk", "", "jdk"),
            TableColumn.number("held", "at most", "held_max", 0),
            kind("live heap", "heap"),
            kind("of it harness", "harness_heap"),
            kind("thread stacks", "native_threads"),
            kind("RSS", "rss"),
            kind("page tables", "page_tables"),
            TableColumn.number("trials", "", "n_trials", 0));

    private final List<Row> rows;

    /**
     * A table of a run.
     *
     * @param memory a row per kind of memory and strategy, as in {@code memory.csv}
     */
    MemoryTable(List<Row> memory) {
        this.rows = besides(memory);
    }

    /** One row per strategy, client and so on, with a text per kind of memory. */
    private static List<Row> besides(List<Row> memory) {
        Map<List<String>, Row> groups = new LinkedHashMap<>();
        for (Row row : memory) {
            List<String> key = List.of(
                    row.text("strategy"),
                    row.text("settings"),
                    row.text("client"),
                    row.text("variant"),
                    row.text("gc"),
                    row.text("jdk"));
            groups.computeIfAbsent(key, absent -> new Row().putAll(row.values()))
                    .putAll(Map.of("of " + row.text("memory"), slope(row)));
        }
        return List.copyOf(groups.values());
    }

    private static TableColumn kind(String title, String memory) {
        return TableColumn.of(title, "B/request", row -> TableColumn.orBlank(row.text("of " + memory)));
    }

    private static String slope(Row row) {
        if (row.text("bytes_per_held").isEmpty()) {
            return TableColumn.BLANK;
        }
        String interval = row.text("bytes_per_held_low").isEmpty()
                ? ""
                : " (" + TableColumn.number(row, "bytes_per_held_low", 0) + ".."
                        + TableColumn.number(row, "bytes_per_held_high", 0) + ")";
        return TableColumn.number(row, "bytes_per_held", 0) + interval + (bends(row) ? "~" : "");
    }

    private static boolean bends(Row row) {
        double all = row.number("bytes_per_held").orElse(0);
        double without = row.number("bytes_per_held_without_largest").orElse(all);
        return Math.abs(without - all) > STRAIGHT * Math.abs(all);
    }

    @Override
    public String toString() {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Memory per request in flight\n\n");
        new TextTable(COLUMNS, rows).appendTo(text);
        notes().forEach(note -> text.append('\n').append(note));
        return text.append('\n').toString();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Slopes over the requests held, with 95 % intervals. The heap's size is fixed and all of it resident, so that RSS"
                        + " shows\nwhat lies outside of it: what a request takes is live heap + RSS + page tables.");
        if (rows.stream().anyMatch(row -> row.values().values().stream().anyMatch(value -> value.endsWith("~")))) {
            notes.add("~  no straight line: without the largest number the slope is another by more than 20 %");
        }
        for (Row row : rows) {
            if (!row.text("limit").isEmpty()) {
                notes.add(CellNames.strategy(row) + " held " + row.text("held_max") + " of " + row.text("wanted_max")
                        + ": " + row.text("limit"));
            }
        }
        return notes;
    }
}
