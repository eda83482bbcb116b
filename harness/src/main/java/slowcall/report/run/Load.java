package slowcall.report.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import slowcall.result.CellNames;
import slowcall.result.Row;

/**
 * Cells that were asked for the same: only they may stand beside each other.
 *
 * @param name such as {@code constant-400 × single × fixed-200ms}
 */
record Load(String name, List<RunCell> cells) {
    /** The loads of a run, in the order of its cells. */
    static List<Load> of(List<RunCell> cells) {
        return grouped(cells, CellNames::load);
    }

    /** Cells that differ in nothing but strategy and arrivals. */
    static List<Load> withoutArrivals(List<RunCell> cells) {
        return grouped(cells, CellNames::loadWithoutArrivals);
    }

    private static List<Load> grouped(List<RunCell> cells, Function<Row, String> name) {
        Map<String, List<RunCell>> groups = new LinkedHashMap<>();
        for (RunCell cell : cells) {
            groups.computeIfAbsent(name.apply(cell.summary()), absent -> new ArrayList<>())
                    .add(cell);
        }
        return groups.entrySet().stream()
                .map(group -> new Load(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    boolean isSteady() {
        return cells.stream().allMatch(cell -> cell.summary().text("regime").equals("stable"));
    }
}
