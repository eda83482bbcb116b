package slowcall.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import slowcall.plan.Arrivals;
import slowcall.plan.Plan;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.stats.LeastSquares;
import slowcall.stats.LeastSquares.Point;

/**
 * What a request in flight takes of each kind of memory: the slope of a line through all trials that held requests, each with
 * what it held and by how much its memory had grown since before its first request. One row for each kind and each strategy,
 * client, variant, collector and JDK.
 */
public final class MemorySlopes {
    private static final double MIB = 1048576;

    /** The kinds: their name in {@code memory.csv}, and the column of the difference per request held. */
    private static final Map<String, String> KINDS = kinds();

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("heap", "heap_bytes_per_held");
        kinds.put("harness_heap", "harness_heap_bytes_per_held");
        kinds.put("native_threads", "native_thread_bytes_per_held");
        kinds.put("native_total", "native_bytes_per_held");
        kinds.put("rss", "rss_bytes_per_held");
        kinds.put("pss", "pss_bytes_per_held");
        kinds.put("page_tables", "page_table_bytes_per_held");
        return kinds;
    }

    /** Trials that differ in one of these lie on different lines. */
    private static final List<Column> GROUP = List.of(
            Parameters.RUN_ID,
            Parameters.STRATEGY,
            Parameters.SETTINGS,
            Parameters.CLIENT,
            Parameters.VARIANT,
            Parameters.GC,
            Parameters.JDK);

    static final Column MEMORY = Column.of(
            "memory",
            "Which memory: heap (live, after full collections), harness_heap (the control: what the harness itself keeps, a part"
                    + " of heap), native_threads, native_total, rss, pss, page_tables");
    static final Column BYTES_PER_HELD = Column.decimal(
            "bytes_per_held",
            1,
            "Bytes per request in flight: slope of a line through all trials by ordinary least squares, of the growth since before"
                    + " the first request over the requests held");
    static final Column LOW = Column.decimal(
            "bytes_per_held_low",
            1,
            "95 % bootstrap interval of it, trials drawn again within each number of requests: its low end (empty unless each"
                    + " number has two trials; with three it covers some 80 % only)");
    static final Column HIGH = Column.decimal("bytes_per_held_high", 1, "The same: its high end");
    static final Column INTERCEPT = Column.decimal(
            "intercept_mib", 3, "The line at no request, in MiB: growth that does not depend on how many are held");
    static final Column R_SQUARED = Column.decimal("r_squared", 5, "Share of the variance that the line explains");
    static final Column WITHOUT_LARGEST = Column.decimal(
            "bytes_per_held_without_largest",
            1,
            "The slope without the trials of the largest number, which weighs most: far from bytes_per_held where memory does not"
                    + " grow along a line (empty with fewer than three numbers)");
    static final Column N_TRIALS =
            Column.of("n_trials", "Trials on the line: those not INVALID that held all until measured");
    static final Column N_SIZES =
            Column.of("n_sizes", "Different numbers of requests that the plan wanted held, among them");
    static final Column HELD_MAX =
            Column.of("held_max", "Most requests in flight at once in any of the group's trials");
    static final Column WANTED_MAX = Column.of("wanted_max", "Most that the plan wanted");
    static final Column LIMIT = Column.of(
            "limit",
            "Where fewer were held than wanted: what stopped it, or the first request's failure (empty otherwise)");

    /** The columns of {@code memory.csv}. */
    public static final List<Column> COLUMNS = columns();

    private MemorySlopes() {}

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>(GROUP);
        columns.addAll(List.of(
                MEMORY,
                BYTES_PER_HELD,
                LOW,
                HIGH,
                INTERCEPT,
                R_SQUARED,
                WITHOUT_LARGEST,
                N_TRIALS,
                N_SIZES,
                HELD_MAX,
                WANTED_MAX,
                LIMIT));
        return List.copyOf(columns);
    }

    /** The rows, in the plan's order; none if the plan holds nothing. */
    public static List<Row> of(Plan plan, List<Row> trials) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        plan.cells().forEach(cell -> {
            if (cell.arrivals() instanceof Arrivals.Hold hold) {
                wanted.put(cell.id(), hold.requests());
            }
        });
        Map<Map<String, String>, List<Trial>> groups = new LinkedHashMap<>();
        for (String cell : wanted.keySet()) {
            for (Row row : trials) {
                if (row.text("cell_id").equals(cell) && !row.text("held").isEmpty()) {
                    groups.computeIfAbsent(group(row), absent -> new ArrayList<>())
                            .add(new Trial(row, wanted.get(cell)));
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        groups.forEach((group, members) -> KINDS.forEach((kind, column) -> {
            Row row = new Row().putAll(group).put(MEMORY, kind);
            putReach(row, members);
            putLine(row, members, column);
            rows.add(row);
        }));
        return rows;
    }

    /** A trial and how many requests it was to hold. */
    private record Trial(Row row, int wanted) {
        long held() {
            return row.count("held");
        }

        boolean counts() {
            return !row.text("verdict").equals("INVALID")
                    && row.text("held_until_end").equals("yes")
                    && held() > 0;
        }

        OptionalDouble grown(String perHeld) {
            OptionalDouble each = row.number(perHeld);
            return each.isPresent() ? OptionalDouble.of(each.getAsDouble() * held()) : each;
        }
    }

    private static Map<String, String> group(Row row) {
        return GROUP.stream()
                .filter(column -> !row.text(column.name()).isEmpty())
                .collect(Collectors.toMap(Column::name, column -> row.text(column.name())));
    }

    private static void putReach(Row row, List<Trial> trials) {
        row.put(
                HELD_MAX,
                trials.stream()
                        .filter(Trial::counts)
                        .mapToLong(Trial::held)
                        .max()
                        .orElse(0));
        row.put(WANTED_MAX, trials.stream().mapToLong(Trial::wanted).max().orElse(0));
        trials.stream()
                .filter(trial -> trial.held() < trial.wanted())
                .flatMap(trial ->
                        List.of(trial.row().text("first_failure"), trial.row().text("hold_stopped")).stream())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(text -> row.put(LIMIT, text));
    }

    private static void putLine(Row row, List<Trial> trials, String perHeld) {
        TreeMap<Double, List<Point>> bySize = new TreeMap<>();
        for (Trial trial : trials) {
            OptionalDouble grown = trial.grown(perHeld);
            if (trial.counts() && grown.isPresent()) {
                bySize.computeIfAbsent((double) trial.wanted(), absent -> new ArrayList<>())
                        .add(new Point(trial.held(), grown.getAsDouble()));
            }
        }
        List<Point> points = bySize.values().stream().flatMap(List::stream).toList();
        row.put(N_TRIALS, points.size()).put(N_SIZES, bySize.size());
        if (bySize.size() < 2) {
            return;
        }
        LeastSquares line = LeastSquares.through(points);
        row.put(BYTES_PER_HELD, line.slope())
                .put(INTERCEPT, line.intercept() / MIB)
                .put(R_SQUARED, line.rSquared());
        if (bySize.values().stream().allMatch(group -> group.size() >= 2)) {
            LeastSquares.Interval interval = LeastSquares.slopeInterval(bySize, 1);
            row.put(LOW, interval.low()).put(HIGH, interval.high());
        }
        if (bySize.size() > 2) {
            List<Point> smaller = bySize.headMap(bySize.lastKey()).values().stream()
                    .flatMap(List::stream)
                    .toList();
            row.put(WITHOUT_LARGEST, LeastSquares.through(smaller).slope());
        }
    }
}
