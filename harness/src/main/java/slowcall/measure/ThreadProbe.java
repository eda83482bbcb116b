package slowcall.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import slowcall.result.Column;
import slowcall.result.Row;

/** Threads. */
public final class ThreadProbe implements SampledProbe {
    static final Column THREADS_PEAK = Column.of(
            "threads_peak",
            "Most live platform threads in the trial's JVM while measuring; the JDK does not count the carriers of virtual threads among them");
    static final Column OS_THREADS_PEAK = Column.of(
            "os_threads_peak",
            "Most threads that the kernel saw in the trial's JVM, the JVM's own and carriers included; looked at every 50 ms");
    static final Column THREADS_STARTED = Column.of("threads_started", "Platform threads started while measuring");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long startedBefore;
    private long osPeak;

    @Override
    public List<Column> columns() {
        return List.of(THREADS_PEAK, OS_THREADS_PEAK, THREADS_STARTED);
    }

    @Override
    public void start() {
        threads.resetPeakThreadCount();
        startedBefore = threads.getTotalStartedThreadCount();
    }

    @Override
    public void sample() {
        ProcessStatus.number("Threads").ifPresent(now -> osPeak = Math.max(osPeak, now));
    }

    @Override
    public void stop(Row row) {
        row.put(THREADS_PEAK, threads.getPeakThreadCount());
        row.put(THREADS_STARTED, threads.getTotalStartedThreadCount() - startedBefore);
        if (osPeak > 0) {
            row.put(OS_THREADS_PEAK, osPeak);
        }
    }
}
