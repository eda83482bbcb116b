package slowcall.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import slowcall.result.CellNames;
import slowcall.result.Row;

/**
 * What distinguishes a cell: the values of its parameters by column, or of a JMH benchmark its name, mode and parameters. An unknown
 * value is not there.
 */
public record CellKey(Map<String, String> values) {
    /**
     * The columns of trials that are parameters. All of them are joined on: cells that differ in one are different cells. Left out are
     * those that follow from others (the offered rate, the ceiling) and the JDK, which belongs to the environment.
     */
    static final List<String> PARAMETERS = List.of(
            "strategy",
            "settings",
            "pool_size",
            "awaits",
            "client",
            "variant",
            "shape",
            "arrivals",
            "delay",
            "delay_mean_ms",
            "connections",
            "timeout_ms",
            "warmup_cap_ms",
            "measure_ms",
            "heap_mib",
            "gc");

    /** In which strategies differ from each other. */
    static final List<String> OF_STRATEGY = List.of("strategy", "settings", "pool_size");

    /** What tells cells of one group apart besides the strategy; the client is part of the variant. */
    private static final List<String> OF_DIFFERENCE =
            List.of("variant", "awaits", "connections", "timeout_ms", "warmup_cap_ms", "measure_ms", "heap_mib", "gc");

    public CellKey {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The values of a row in these columns. */
    static CellKey of(Row row, Collection<String> columns) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : columns) {
            if (!row.text(column).isEmpty()) {
                values.put(column, row.text(column));
            }
        }
        return new CellKey(values);
    }

    /** The same without some columns. */
    CellKey without(Collection<String> columns) {
        return only(column -> !columns.contains(column));
    }

    private CellKey only(Predicate<String> condition) {
        Map<String, String> left = new LinkedHashMap<>(values);
        left.keySet().removeIf(condition.negate());
        return new CellKey(left);
    }

    /** A value, "" where it is unknown. */
    public String value(String column) {
        return values.getOrDefault(column, "");
    }

    /** What heads the cells that offer the same load to the same service. */
    public String group() {
        return isBenchmark() ? "" : CellNames.load(row());
    }

    boolean isBenchmark() {
        return values.containsKey("benchmark");
    }

    private Row row() {
        return new Row().putAll(values);
    }

    /** A strategy with its settings: {@code fixed-pool(pool_size=160)}. */
    public String strategy() {
        return CellNames.strategy(row());
    }

    /** Whether a reader means this strategy: by its name, or by its name and settings. */
    boolean isNamed(String name) {
        return name.equals(strategy()) || name.equals(value("strategy"));
    }

    /**
     * What this cell is called among others: its strategy, and whatever it does not share with all cells of its group.
     *
     * @param others all cells that may stand beside it
     */
    public String label(Collection<CellKey> others) {
        if (isBenchmark()) {
            return benchmark();
        }
        String load = group();
        List<CellKey> group =
                others.stream().filter(other -> other.group().equals(load)).toList();
        List<String> parts = new ArrayList<>(List.of(strategy()));
        for (String column : OF_DIFFERENCE) {
            if (group.stream().anyMatch(other -> !other.value(column).equals(value(column)))
                    && !value(column).isEmpty()) {
                parts.add(column.equals("variant") ? value(column) : column + "=" + value(column));
            }
        }
        return String.join(" ", parts);
    }

    /** JMH's own way: the class and method, then the parameters. */
    private String benchmark() {
        String[] names = value("benchmark").split("\\.", -1);
        String name = names.length < 2 ? value("benchmark") : names[names.length - 2] + "." + names[names.length - 1];
        String parameters = values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(JmhFile.PARAMETER))
                .map(entry -> entry.getKey().substring(JmhFile.PARAMETER.length()) + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
        return name + (parameters.isEmpty() ? "" : "(" + parameters + ")") + " " + value("mode");
    }
}
