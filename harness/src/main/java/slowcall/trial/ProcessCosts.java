package slowcall.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import slowcall.part.Usage;
import slowcall.plan.Cell;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.strategy.Strategies;

/**
 * What requests cost outside of the trial's JVM and the service: in the processes that take and carry on what is handed over, and in
 * the servers that it goes through.
 */
final class ProcessCosts {
    private record Columns(Column cpu, Column cores, Column memory) {
        static Columns of(String name, String what) {
            return new Columns(
                    Column.decimal(
                            name + "_cpu_us_per_login",
                            1,
                            "CPU time of " + what
                                    + " from the clock's start until all had come to rest, for each request offered, in microseconds; the kernel counts it in steps of 10 ms (empty without one, and elsewhere than on Linux)"),
                    Column.decimal(
                            name + CORES,
                            3,
                            "Processors that " + what
                                    + " kept busy from the clock's start until the last request had ended (empty likewise)"),
                    Column.decimal(
                            name + "_pss_mib",
                            1,
                            "Memory of " + what
                                    + " when the last request had ended, pages that its processes share counted once, in MiB (empty likewise)"));
        }
    }

    private static final String CORES = "_cpu_cores";

    /** Every subject has one. */
    private static final String FRONT = "front";

    private static final Map<String, Columns> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put(FRONT, Columns.of(FRONT, "the process that takes the logins"));
        BY_NAME.put("back", Columns.of("back", "the process that carries on what they leave behind"));
        BY_NAME.put("postgresql", Columns.of("postgresql", "the database"));
        BY_NAME.put("kafka", Columns.of("kafka", "the message broker"));
        BY_NAME.put("sftp", Columns.of("sftp", "the file server"));
    }

    static final List<Column> COLUMNS = BY_NAME.values().stream()
            .flatMap(columns -> Stream.of(columns.cpu(), columns.cores(), columns.memory()))
            .toList();

    private final Map<String, Usage> atStart;
    private final long startNanos;
    private Map<String, Usage> atEnd = Map.of();
    private long endNanos;
    private Map<String, Usage> atRest = Map.of();

    /** The clock is about to start. */
    ProcessCosts(Map<String, Usage> atStart) {
        this(atStart, System.nanoTime());
    }

    /** By a clock of one's own, for tests. */
    ProcessCosts(Map<String, Usage> atStart, long nanoTime) {
        this.atStart = atStart;
        this.startNanos = nanoTime;
        this.endNanos = nanoTime;
    }

    /** The last request has ended. */
    void ended(Map<String, Usage> now) {
        ended(now, System.nanoTime());
    }

    /** By a clock of one's own, for tests. */
    void ended(Map<String, Usage> now, long nanoTime) {
        atEnd = now;
        endNanos = nanoTime;
    }

    /** What was handed over has come to its end. */
    void atRest(Map<String, Usage> now) {
        atRest = now;
    }

    /** Puts what is known into a row; nothing of processes that have no column. */
    void put(Row row, long logins) {
        BY_NAME.forEach((name, columns) -> {
            Usage end = atEnd.getOrDefault(name, Usage.NONE);
            row.put(columns.cpu(), cpuMillisUntil(atRest, name) * 1000 / logins);
            row.put(columns.cores(), cpuMillisUntil(atEnd, name) * 1e6 / (endNanos - startNanos));
            end.pssKib().ifPresent(kib -> row.put(columns.memory(), kib / 1024.0));
        });
    }

    /** Not a number where either is unknown. */
    private double cpuMillisUntil(Map<String, Usage> then, String name) {
        OptionalLong start = atStart.getOrDefault(name, Usage.NONE).cpuMillis();
        OptionalLong end = then.getOrDefault(name, Usage.NONE).cpuMillis();
        return start.isPresent() && end.isPresent() ? end.getAsLong() - start.getAsLong() : Double.NaN;
    }

    /**
     * Processors that a cell's processes kept busy besides the trial's JVM and the service.
     *
     * @return 0 for a cell that makes its calls in the trial's JVM; empty where one of those is not known that are certain to be there
     */
    static OptionalDouble cores(Row row, Cell cell) {
        if (!Parameters.hasSubject(cell)) {
            return OptionalDouble.of(0);
        }
        List<String> certain = new ArrayList<>(Strategies.named(cell.strategy()).needs());
        certain.add(FRONT);
        if (certain.stream().anyMatch(name -> row.number(name + CORES).isEmpty())) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(BY_NAME.keySet().stream()
                .mapToDouble(name -> row.number(name + CORES).orElse(0))
                .sum());
    }
}
