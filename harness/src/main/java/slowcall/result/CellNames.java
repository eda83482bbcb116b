package slowcall.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What cells are called wherever people read of them, by the columns that {@code trials.csv}, {@code summary.csv} and
 * {@code memory.csv} have of them.
 */
public final class CellNames {
    private static final List<Function<Row, String>> DIFFERENCES = List.of(
            row -> row.text("client"),
            row -> row.text("jdk").isEmpty() ? "" : "JDK " + row.text("jdk"),
            row -> row.text("gc"),
            CellNames::variant);

    private final List<Row> rows;
    private final List<Function<Row, String>> differing;

    private CellNames(List<Row> rows) {
        this.rows = List.copyOf(rows);
        this.differing = DIFFERENCES.stream()
                .filter(difference -> rows.stream().map(difference).distinct().count() > 1)
                .toList();
    }

    /** Names that tell these rows' cells from each other. */
    public static CellNames among(List<Row> rows) {
        return new CellNames(rows);
    }

    /** A strategy with its settings: {@code fixed-pool(pool_size=8)}. */
    public static String strategy(Row row) {
        String settings = row.text("settings");
        return row.text("strategy") + (settings.isEmpty() ? "" : "(" + settings + ")");
    }

    /** What departs from the usual, without the client, which has a column of its own. */
    public static String variant(Row row) {
        return Arrays.stream(row.text("variant").split(";", -1))
                .filter(part -> !part.startsWith("client="))
                .collect(Collectors.joining(";"));
    }

    /** What a cell was asked for: {@code constant-400 × single × fixed-200ms}. Only cells with the same may stand beside each other. */
    public static String load(Row row) {
        return load(row, Stream.of("arrivals", "shape", "delay"));
    }

    /** The same without its arrivals. */
    public static String loadWithoutArrivals(Row row) {
        return load(row, Stream.of("shape", "delay"));
    }

    private static String load(Row row, Stream<String> columns) {
        String load = columns.map(row::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(" × "));
        return isHandoff(row) ? load + ", answered on the hand-off" : load;
    }

    private static boolean isHandoff(Row row) {
        return row.text("awaits").equals("handoff");
    }

    /** All of it in a line, as the plan's own name of a cell has it. */
    public static String inFull(Row row) {
        boolean isBurst = row.text("arrivals").startsWith("burst");
        return Stream.of(
                        strategy(row),
                        row.text("shape"),
                        row.text("arrivals"),
                        row.text("delay"),
                        isHandoff(row) ? row.text("awaits") : "",
                        isBurst && !row.text("connections").isEmpty() ? "connections-" + row.text("connections") : "",
                        row.text("variant"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** A strategy with its settings, and in what it differs from any of the others. */
    public String of(Row row) {
        return Stream.concat(Stream.of(strategy(row)), differing.stream().map(difference -> difference.apply(row)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /**
     * One for each row, no two of a load alike: where that does not tell them apart, other parameters of their trials do, or at last their
     * ids.
     */
    public List<String> distinct() {
        List<String> names = new ArrayList<>(rows.stream().map(this::of).toList());
        sayMore(names, row -> row.text("connections") + " connections");
        sayMore(names, row -> "timeout " + row.text("timeout_ms") + " ms");
        sayMore(names, row -> "measured " + row.text("measure_ms") + " ms");
        sayMore(names, row -> "heap " + row.text("heap_mib") + " MiB");
        sayMore(names, row -> row.text("cell_id"));
        return names;
    }

    /** Where rows of a load that are called the same differ in it. */
    private void sayMore(List<String> names, Function<Row, String> more) {
        Map<String, Set<String>> said = new HashMap<>();
        List<String> inItsLoad = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            inItsLoad.add(load(rows.get(i)) + "\n" + names.get(i));
            said.computeIfAbsent(inItsLoad.get(i), absent -> new HashSet<>()).add(more.apply(rows.get(i)));
        }
        for (int i = 0; i < names.size(); i++) {
            if (said.getOrDefault(inItsLoad.get(i), Set.of()).size() > 1) {
                names.set(i, names.get(i) + ", " + more.apply(rows.get(i)));
            }
        }
    }
}
