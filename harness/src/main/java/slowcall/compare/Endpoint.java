package slowcall.compare;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.result.Row;

/**
 * What sides are compared by.
 *
 * @param name as it is read
 * @param unit of its values
 * @param decimals digits after the point
 * @param better which direction is the better one
 * @param isPrimary whether it belongs to the declared family, from which findings come; the others stand beside them
 * @param floor a difference that is smaller than this never matters, in the unit
 * @param columns what its value is made of; none for what is no number of a trial's
 * @param sum how: each column with its sign, so that excess memory is what is resident less the heap
 * @param merged where it is found if no trial by itself has the samples
 */
public record Endpoint(
        String name,
        String unit,
        int decimals,
        Better better,
        boolean isPrimary,
        double floor,
        List<String> columns,
        List<Integer> sum,
        Optional<Merged> merged) {

    /** The direction in which a difference is an improvement. */
    public enum Better {
        HIGHER,
        LOWER
    }

    /**
     * A quantile of merged histograms.
     *
     * @param tag of the histograms, which count microseconds
     */
    public record Merged(String tag, double quantile) {}

    /**
     * Linux lets a sleeping thread wake up to 50 µs late so that wake-ups can be bundled (the default of
     * {@code PR_SET_TIMERSLACK}): times that differ by less differ by the kernel's choice.
     */
    private static final double TIMER_SLACK_MS = .05;

    static final Endpoint EXCESS_P50 = time("excess p50", "excess", .5).primary();
    private static final Endpoint EXCESS_P99 = time("excess p99", "excess", .99).primary();
    private static final Endpoint THROUGHPUT = of("throughput", "req/s", 1, Better.HIGHER, "throughput_rps");

    /** How many of the trials kept up with their load: looked at where some did and some did not. */
    static final Endpoint STABILITY =
            new Endpoint("stability", "% of trials", 0, Better.HIGHER, true, 0, List.of(), List.of(), Optional.empty());

    private static final Endpoint CPU = of("CPU", "µs/req", 1, Better.LOWER, "cpu_us_per_request");

    /** The heap has a fixed size and is all resident: within it, whatever lies outside of it would drown. */
    private static final Endpoint MEMORY = new Endpoint(
            "memory besides heap",
            "MiB",
            1,
            Better.LOWER,
            true,
            0,
            List.of("rss_peak_mib", "heap_mib"),
            List.of(1, -1),
            Optional.empty());

    /** A virtual thread's stack lies in the heap, a platform thread's outside: only all of it together is comparable. */
    private static final Endpoint MEMORY_HELD = new Endpoint(
            "memory held",
            "B/request",
            0,
            Better.LOWER,
            true,
            0,
            List.of("heap_bytes_per_held", "rss_bytes_per_held", "page_table_bytes_per_held"),
            List.of(1, 1, 1),
            Optional.empty());

    private static final Endpoint LATENCY_P50 = time("latency p50", "completed", .5);
    private static final Endpoint LATENCY_P99 = time("latency p99", "completed", .99);
    private static final Endpoint MAKESPAN =
            of("makespan", "ms", 1, Better.LOWER, "makespan_ms").beside();
    private static final Endpoint GOODPUT =
            of("goodput", "req/s", 1, Better.HIGHER, "goodput_rps").beside();
    private static final Endpoint ACCEPTED = time("accepted p99", "accepted", .99);
    private static final Endpoint APPLIED = time("applied p99", "applied", .99);

    private static final List<Endpoint> OF_TRIALS = List.of(
            EXCESS_P50,
            EXCESS_P99,
            THROUGHPUT,
            STABILITY,
            CPU,
            MEMORY,
            MEMORY_HELD,
            LATENCY_P50,
            LATENCY_P99,
            ACCEPTED,
            APPLIED,
            MAKESPAN,
            GOODPUT);

    /** Where the calls are made in other processes, nothing else is theirs: the trial's JVM only drives them. */
    private static final List<Endpoint> OF_SUBJECTS = List.of(
            time("user waits p50", "accepted", .5),
            time("user waits p99", "accepted", .99).primary(),
            time("applied p50", "applied", .5),
            APPLIED.primary(),
            THROUGHPUT,
            STABILITY,
            MAKESPAN,
            GOODPUT);

    private static Endpoint of(String name, String unit, int decimals, Better better, String column) {
        return new Endpoint(name, unit, decimals, better, true, 0, List.of(column), List.of(1), Optional.empty());
    }

    /** A quantile of a time that the recorder keeps, beside the others. */
    private static Endpoint time(String name, String tag, double quantile) {
        String column = tag + (quantile == .5 ? "_p50_ms" : "_p99_ms");
        return new Endpoint(
                name,
                "ms",
                2,
                Better.LOWER,
                false,
                TIMER_SLACK_MS,
                List.of(column),
                List.of(1),
                Optional.of(new Merged(tag, quantile)));
    }

    private Endpoint primary() {
        return new Endpoint(name, unit, decimals, better, true, floor, columns, sum, merged);
    }

    private Endpoint beside() {
        return new Endpoint(name, unit, decimals, better, false, floor, columns, sum, merged);
    }

    /**
     * A JMH benchmark's score.
     *
     * @param mode of the benchmark: with {@code thrpt} more is better, with all others less
     */
    static Endpoint score(String mode, String unit) {
        Better better = mode.equals("thrpt") ? Better.HIGHER : Better.LOWER;
        return of("score", unit, 4, better, JmhFile.SCORE);
    }

    /** What a benchmark allocates, where it was run with JMH's gc profiler. */
    static Endpoint allocation() {
        return of("allocated", "B/op", 1, Better.LOWER, JmhFile.ALLOCATED).beside();
    }

    /** What trials of such a cell are compared by: those that hold requests by what these take, bursts by their makespan as well. */
    static List<Endpoint> ofTrials(CellKey cell) {
        return ofTrials(cell, OF_TRIALS);
    }

    /** The same for trials whose calls were made in other processes. */
    static List<Endpoint> ofSubjects(CellKey cell) {
        return ofTrials(cell, OF_SUBJECTS);
    }

    private static List<Endpoint> ofTrials(CellKey cell, List<Endpoint> all) {
        String arrivals = cell.value("arrivals");
        if (arrivals.startsWith("hold-")) {
            return List.of(MEMORY_HELD, STABILITY);
        }
        return all.stream()
                .filter(endpoint -> !endpoint.equals(MEMORY_HELD))
                .filter(endpoint -> arrivals.startsWith("burst-") || !endpoint.equals(MAKESPAN))
                .filter(endpoint -> cell.value("awaits").equals("handoff")
                        || !List.of(ACCEPTED, APPLIED).contains(endpoint))
                .toList();
    }

    /** Unstable cells have nothing else that does not depend on how long one measured. */
    boolean isOfUnstableCells() {
        return equals(THROUGHPUT);
    }

    /** All columns that are read as numbers. */
    static Collection<String> numbers() {
        return Stream.concat(
                        Stream.of("block"),
                        Stream.of(OF_TRIALS, OF_SUBJECTS)
                                .flatMap(List::stream)
                                .flatMap(endpoint -> endpoint.columns().stream()))
                .collect(Collectors.toSet());
    }

    /** A trial's value; unknown if any of its columns is. */
    OptionalDouble value(Row trial) {
        double value = 0;
        for (int i = 0; i < columns.size(); i++) {
            OptionalDouble part = trial.number(columns.get(i));
            if (part.isEmpty()) {
                return part;
            }
            value += sum.get(i) * part.getAsDouble();
        }
        return OptionalDouble.of(value);
    }

    /** Whether a change of the value by so much is an improvement. */
    boolean isBetter(double change) {
        return better == Better.HIGHER ? change > 0 : change < 0;
    }
}
