package slowcall.measure;

import java.lang.management.ManagementFactory;
import java.util.List;
import slowcall.result.Column;
import slowcall.result.Row;

/**
 * Resident and live memory. The heap has a fixed size and its pages are touched at the start, so that differences in resident
 * memory are not the collector's.
 */
public final class MemoryProbe implements Probe {
    static final Column RSS_START =
            Column.decimal("rss_start_mib", 1, "Resident memory of the trial's JVM when the clock started, in MiB");
    static final Column RSS_PEAK = Column.decimal(
            "rss_peak_mib",
            1,
            "Peak resident memory of the trial's JVM while measuring, in MiB; the heap, fixed and touched at the start, is part of it");
    static final Column HEAP_LIVE = Column.decimal(
            "heap_live_mib",
            2,
            "Heap in use after a full collection when the last request had ended, the strategy still open, in MiB");

    private boolean peakIsOurs;

    @Override
    public List<Column> columns() {
        return List.of(RSS_START, RSS_PEAK, HEAP_LIVE);
    }

    private double rssStartMib = Double.NaN;

    @Override
    public void start() {
        peakIsOurs = ProcessStatus.resetPeakRss();
        ProcessStatus.number("VmRSS").ifPresent(kib -> rssStartMib = kib / 1024.0);
    }

    @Override
    public void stop(Row row) {
        row.put(RSS_START, rssStartMib);
        if (peakIsOurs) {
            ProcessStatus.number("VmHWM").ifPresent(kib -> row.put(RSS_PEAK, kib / 1024.0));
        }
        System.gc();
        row.put(
                HEAP_LIVE,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0);
    }
}
