package slowcall.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import slowcall.result.Column;
import slowcall.result.Row;

/** Bytes allocated on the heap by all threads, virtual ones through the carriers that they ran on. */
public final class AllocationProbe implements Probe {
    static final Column ALLOCATED_MIB = Column.decimal(
            "allocated_mib", 2, "Heap allocated by all threads of the trial's JVM while measuring, in MiB");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long startBytes;

    @Override
    public List<Column> columns() {
        return List.of(ALLOCATED_MIB);
    }

    @Override
    public void start() {
        startBytes = threads.getTotalThreadAllocatedBytes();
    }

    @Override
    public void stop(Row row) {
        if (startBytes >= 0) {
            row.put(ALLOCATED_MIB, (threads.getTotalThreadAllocatedBytes() - startBytes) / 1048576.0);
        }
    }
}
