package slowcall.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import slowcall.result.CellNames;
import slowcall.result.Row;
import slowcall.result.SummaryRow;
import slowcall.result.WayOutcome;
import slowcall.result.Ways;
import slowcall.stats.Bootstrap;

/**
 * What users wait for, when the points are there, what that costs and what was lost: a table for each load under which other processes
 * make the calls; empty without such.
 */
final class WaysTable {
    private static final String MERGED = "*";

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.of("  way", "", row -> "  " + CellNames.strategy(row)),
            TableColumn.difference("client", "", "client"),
            TableColumn.difference("jdk", "", "jdk"),
            TableColumn.of("promises", "", row -> TableColumn.orBlank(row.text("promise"))),
            TableColumn.of("place", "", row -> TableColumn.orBlank(row.text("place"))),
            quantile("waits", "p50 ms", "user_waits_p50_ms"),
            quantile("waits", "p99 ms", "user_waits_p99_ms"),
            TableColumn.of("points", "p50 ms", WaysTable::untilHalf),
            quantile("points", "p99 ms", "applied_p99_ms"),
            TableColumn.number("points", "/s", "applied_rps", 1),
            TableColumn.number("CPU", "µs/login", "cpu", 0),
            TableColumn.number("memory", "MiB", "memory", 0),
            TableColumn.number("failed", "", "failed", 0),
            TableColumn.number("lost", "", "lost", 0),
            TableColumn.number("twice", "", "duplicated", 0),
            TableColumn.number("unasked", "", "unexpected", 0),
            TableColumn.number("order", "", "out_of_order", 0));

    private final List<Ways> loads;

    /**
     * A table of a run.
     *
     * @param summary a row per cell
     * @param trials a row per trial
     */
    WaysTable(List<Row> summary, List<Row> trials) {
        this.loads = Ways.of(summary, trials);
    }

    boolean isEmpty() {
        return loads.isEmpty();
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Ways to call later\n");
        List<Row> all = new ArrayList<>();
        for (Ways load : loads) {
            List<Row> rows = load.ways().stream().map(WaysTable::row).toList();
            all.addAll(rows);
            text.append('\n').append(load.load()).append("\n\n");
            new TextTable(COLUMNS, rows).appendTo(text);
        }
        text.append('\n');
        notes(all).forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private static Row row(WayOutcome way) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("promise", way.promise());
        own.put("place", way.place() == 0 ? "" : String.valueOf(way.place()));
        own.put("cpu", median(way.cpuMicrosPerLogin()));
        own.put("memory", median(way.memoryMib()));
        own.put("failed", count(way.failed()));
        for (String what : List.of("lost", "duplicated", "unexpected", "out_of_order")) {
            own.put(what, count(way.inBooks(what)));
        }
        return new Row().putAll(way.summary().values()).putAll(own);
    }

    private static String median(Optional<Bootstrap.Median> median) {
        return median.map(known -> String.valueOf(Math.round(known.value()))).orElse("");
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? String.valueOf(count.getAsLong()) : "";
    }

    private static String untilHalf(Row row) {
        return isUnstable(row) ? "unstable" : quantile(row, "applied_p50_ms");
    }

    private static boolean isUnstable(Row row) {
        return row.text("applied_regime").equals("unstable");
    }

    private static TableColumn quantile(String title, String unit, String name) {
        return TableColumn.of(title, unit, row -> quantile(row, name));
    }

    private static String quantile(Row row, String name) {
        return TableColumn.number(row, name, 1) + (SummaryRow.isMerged(row, name) ? MERGED : "");
    }

    private static List<String> notes(List<Row> rows) {
        List<String> notes = new ArrayList<>(
                List.of(
                        "waits     until the user was answered; points: until the service had applied the call; both from the intended start",
                        "place     by when half of the points were there, among those that promise the same delivery: no other comparison is one",
                        "CPU       and memory, of all processes and servers that a way needs; not of the load generator and the service",
                        "lost      acknowledged, and the points never came; twice: came again; unasked: nobody had asked, or was refused; order: came"
                                + "\n          after those of a later login of the same user; these and failed are counts of all trials"));
        if (rows.stream().anyMatch(WaysTable::isUnstable)) {
            notes.add("unstable  more and more was left for later, so that there is no such time");
        }
        return notes;
    }
}
