package slowcall.measure;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToLongFunction;
import slowcall.result.Column;
import slowcall.result.Row;

/**
 * Collections, as far as they stop the application. ZGC and Shenandoah have a bean for their cycles, which run beside the
 * application, and another for the pauses in them: the cycles' are left out. G1's {@code G1 Concurrent GC} counts only the pauses
 * of its cycle, remark and cleanup.
 */
public final class GcProbe implements Probe {
    static final Column GC_MS = Column.of(
            "gc_ms",
            "Time that collections stopped the trial's JVM while measuring, in milliseconds: the sum of what its beans count, each in whole milliseconds, without concurrent cycles");
    static final Column GC_COUNT = Column.of("gc_count", "Those pauses' number");

    private final List<GarbageCollectorMXBean> collectors;
    private long startMillis;
    private long startCount;

    public GcProbe() {
        this(pausing(ManagementFactory.getGarbageCollectorMXBeans()));
    }

    /** With other collectors, for tests. */
    GcProbe(List<GarbageCollectorMXBean> collectors) {
        this.collectors = List.copyOf(collectors);
    }

    /** Those that count pauses. */
    static List<GarbageCollectorMXBean> pausing(List<GarbageCollectorMXBean> collectors) {
        return collectors.stream()
                .filter(collector -> !collector.getName().endsWith(" Cycles"))
                .toList();
    }

    @Override
    public List<Column> columns() {
        return List.of(GC_MS, GC_COUNT);
    }

    @Override
    public void start() {
        startMillis = sum(GarbageCollectorMXBean::getCollectionTime);
        startCount = count(collectors);
    }

    @Override
    public void stop(Row row) {
        if (!collectors.isEmpty()) {
            row.put(GC_MS, sum(GarbageCollectorMXBean::getCollectionTime) - startMillis);
            row.put(GC_COUNT, count(collectors) - startCount);
        }
    }

    /** Pauses so far. */
    static long count(List<GarbageCollectorMXBean> collectors) {
        return collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private long sum(ToLongFunction<GarbageCollectorMXBean> value) {
        return collectors.stream().mapToLong(value).sum();
    }
}
