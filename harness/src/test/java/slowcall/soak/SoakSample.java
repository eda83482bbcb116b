package slowcall.soak;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import slowcall.measure.Counts;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.result.SystemFiles;

/**
 * What a process has after a while of load, and what became of that load.
 *
 * @param seconds since the soak began
 * @param strategy that had the load
 * @param counts of its requests
 * @param undispatched requests that could not be offered
 * @param heapMib live heap, after two collections
 * @param threads platform threads
 * @param descriptors open files and connections; empty elsewhere than on Linux
 * @param rssMib resident memory; empty elsewhere than on Linux
 */
record SoakSample(
        double seconds,
        String strategy,
        Counts counts,
        int undispatched,
        double heapMib,
        int threads,
        OptionalDouble descriptors,
        OptionalDouble rssMib) {
    private static final double MIB = 1 << 20;

    static final List<Column> COLUMNS = List.of(
            Column.decimal("seconds", 1, "Since the soak began"),
            Column.of("strategy", "Had the load"),
            Column.of("offered", "Requests"),
            Column.of("ok", "Answered in time"),
            Column.of("errors", "Failed"),
            Column.of("timeouts", "Not answered in time"),
            Column.of("rejected", "Not taken"),
            Column.of("unfinished", "None of these"),
            Column.of("undispatched", "Not offered"),
            Column.decimal("heap_mib", 2, "Live heap"),
            Column.of("threads", "Platform threads"),
            Column.of("descriptors", "Open files and connections"),
            Column.decimal("rss_mib", 1, "Resident memory"));

    /** Looks at this process. */
    static SoakSample now(double seconds, String strategy, Counts counts, int undispatched) {
        System.gc();
        System.gc();
        SystemFiles files = SystemFiles.ofThisMachine();
        int descriptors = files.names("/proc/self/fd").size();
        OptionalLong rss = files.field("/proc/self/status", "VmRSS");
        return new SoakSample(
                seconds,
                strategy,
                counts,
                undispatched,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                descriptors == 0 ? OptionalDouble.empty() : OptionalDouble.of(descriptors),
                rss.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(rss.getAsLong() / 1024.0));
    }

    /** Whether each request has ended in exactly one way, and all were offered. */
    boolean isConserved() {
        return undispatched == 0
                && counts.unfinished() == 0
                && counts.defects() == 0
                && counts.offered() == counts.ok() + counts.errors() + counts.timeouts() + counts.rejected();
    }

    Row row() {
        return new Row()
                .put(COLUMNS.get(0), seconds)
                .put(COLUMNS.get(1), strategy)
                .put(COLUMNS.get(2), counts.offered())
                .put(COLUMNS.get(3), counts.ok())
                .put(COLUMNS.get(4), counts.errors())
                .put(COLUMNS.get(5), counts.timeouts())
                .put(COLUMNS.get(6), counts.rejected())
                .put(COLUMNS.get(7), counts.unfinished())
                .put(COLUMNS.get(8), undispatched)
                .put(COLUMNS.get(9), heapMib)
                .put(COLUMNS.get(10), threads)
                .put(COLUMNS.get(11), descriptors)
                .put(COLUMNS.get(12), rssMib);
    }
}
