package slowcall.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import slowcall.part.Usage;
import slowcall.result.Column;
import slowcall.result.Row;

/**
 * What requests cost outside of the trial's JVM and the service: in the processes that take and carry on what is handed over, and in
 * the servers that it goes through.
 */
final class ProcessCosts {
    private record Columns(Column cpu, Column memory) {
        static Columns of(String name, String what) {
            return new Columns(
                    Column.decimal(
                            name + "_cpu_us_per_login",
                            1,
                            "CPU time of " + what
                                    + " from the clock's start until all had come to rest, for each request offered, in microseconds; the kernel counts it in steps of 10 ms (empty without one, and elsewhere than on Linux)"),
                    Column.decimal(
                            name + "_pss_mib",
                            1,
                            "Memory of " + what
                                    + " when the last request had ended, pages that its processes share counted once, in MiB (empty likewise)"));
        }
    }

    private static final Map<String, Columns> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("front", Columns.of("front", "the process that takes the logins"));
        BY_NAME.put("back", Columns.of("back", "the process that carries on what they leave behind"));
        BY_NAME.put("postgresql", Columns.of("postgresql", "the database"));
        BY_NAME.put("kafka", Columns.of("kafka", "the message broker"));
        BY_NAME.put("sftp", Columns.of("sftp", "the file server"));
    }

    static final List<Column> COLUMNS = BY_NAME.values().stream()
            .flatMap(columns -> Stream.of(columns.cpu(), columns.memory()))
            .toList();

    private final Map<String, Usage> atStart;
    private Map<String, Usage> atEnd = Map.of();
    private Map<String, Usage> atRest = Map.of();

    /** The clock is about to start. */
    ProcessCosts(Map<String, Usage> atStart) {
        this.atStart = atStart;
    }

    /** The last request has ended. */
    void ended(Map<String, Usage> now) {
        atEnd = now;
    }

    /** What was handed over has come to its end. */
    void atRest(Map<String, Usage> now) {
        atRest = now;
    }

    /** Puts what is known into a row; nothing of processes that have no column. */
    void put(Row row, long logins) {
        BY_NAME.forEach((name, columns) -> {
            Usage start = atStart.getOrDefault(name, Usage.NONE);
            Usage rest = atRest.getOrDefault(name, Usage.NONE);
            if (start.cpuMillis().isPresent() && rest.cpuMillis().isPresent()) {
                double millis = rest.cpuMillis().getAsLong() - start.cpuMillis().getAsLong();
                row.put(columns.cpu(), millis * 1000 / logins);
            }
            atEnd.getOrDefault(name, Usage.NONE)
                    .pssKib()
                    .ifPresent(kib -> row.put(columns.memory(), kib / 1024.0));
        });
    }
}
