package slowcall.report.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.result.Row;

/**
 * Cells that were asked for the same: only they may stand beside each other.
 *
 * @param name such as {@code constant-400 × single × fixed-200ms}
 */
record Load(String name, List<RunCell> cells) {
    /** The loads of a run, in the order of its cells. */
    static List<Load> of(List<RunCell> cells) {
        return grouped(cells, "arrivals", "shape", "delay");
    }

    /** Cells that differ in nothing but strategy and arrivals. */
    static List<Load> withoutArrivals(List<RunCell> cells) {
        return grouped(cells, "shape", "delay");
    }

    private static List<Load> grouped(List<RunCell> cells, String... columns) {
        Map<String, List<RunCell>> groups = new LinkedHashMap<>();
        for (RunCell cell : cells) {
            groups.computeIfAbsent(name(cell.summary(), columns), absent -> new ArrayList<>())
                    .add(cell);
        }
        return groups.entrySet().stream()
                .map(group -> new Load(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    /** What a trial or a cell was asked for. */
    static String name(Row row) {
        return name(row, "arrivals", "shape", "delay");
    }

    private static String name(Row row, String... columns) {
        String name = Stream.of(columns)
                .map(row::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" × "));
        return row.text("awaits").equals("handoff") ? name + ", answered on the hand-off" : name;
    }

    boolean isSteady() {
        return cells.stream().allMatch(cell -> cell.summary().text("regime").equals("stable"));
    }
}
