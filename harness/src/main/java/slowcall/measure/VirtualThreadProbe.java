package slowcall.measure;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalLong;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import slowcall.result.Column;
import slowcall.result.Row;

/** The virtual-thread scheduler, by its MXBean's name: JDK 24 and later have it. */
public final class VirtualThreadProbe implements SampledProbe {
    static final Column PARALLELISM =
            Column.of("vt_parallelism", "Target parallelism of the virtual-thread scheduler (empty before JDK 24)");
    static final Column POOL_SIZE =
            Column.of("vt_pool_size", "Most carrier threads seen; looked at every 50 ms (empty before JDK 24)");
    static final Column MOUNTED_MAX = Column.of(
            "vt_mounted_max",
            "Most virtual threads seen mounted on carriers; looked at every 50 ms (empty before JDK 24)");
    static final Column QUEUED_MAX = Column.of(
            "vt_queued_max",
            "Most virtual threads seen queued for a carrier; looked at every 50 ms (empty before JDK 24)");

    private static final String BEAN = "jdk.management:type=VirtualThreadScheduler";

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private long poolSize = -1;
    private long mounted = -1;
    private long queued = -1;

    @Override
    public List<Column> columns() {
        return List.of(PARALLELISM, POOL_SIZE, MOUNTED_MAX, QUEUED_MAX);
    }

    @Override
    public void start() {
        sample();
    }

    @Override
    public void sample() {
        poolSize = Math.max(poolSize, attribute("PoolSize").orElse(-1));
        mounted = Math.max(mounted, attribute("MountedVirtualThreadCount").orElse(-1));
        queued = Math.max(queued, attribute("QueuedVirtualThreadCount").orElse(-1));
    }

    @Override
    public void stop(Row row) {
        attribute("Parallelism").ifPresent(parallelism -> row.put(PARALLELISM, parallelism));
        // The bean says -1 for what it does not know, such as the queue of a scheduler that has not been used.
        if (poolSize >= 0) {
            row.put(POOL_SIZE, poolSize);
        }
        if (mounted >= 0) {
            row.put(MOUNTED_MAX, mounted);
        }
        if (queued >= 0) {
            row.put(QUEUED_MAX, queued);
        }
    }

    private OptionalLong attribute(String name) {
        try {
            return beans.getAttribute(new ObjectName(BEAN), name) instanceof Number number
                    ? OptionalLong.of(number.longValue())
                    : OptionalLong.empty();
        } catch (JMException e) {
            return OptionalLong.empty();
        }
    }
}
