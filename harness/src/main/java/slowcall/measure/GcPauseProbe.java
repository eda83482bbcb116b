package slowcall.measure;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import slowcall.result.Column;
import slowcall.result.Row;

/** The longest pause of a collection, which the JVM tells listeners of: a few microseconds of its CPU for each. */
public final class GcPauseProbe implements Probe {
    static final Column GC_MAX_PAUSE_MS = Column.of(
            "gc_max_pause_ms",
            "Longest of the pauses in gc_count, in whole milliseconds (empty without any, or if the JVM has not told of all of them)");

    /** How long the JVM may take to tell of a pause that is over. */
    private static final long PATIENCE_NANOS = 500_000_000;

    private final List<Collector> collectors;
    private final LongAdder told = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    public GcPauseProbe() {
        this.collectors = GcProbe.pausing(ManagementFactory.getGarbageCollectorMXBeans()).stream()
                .map(Collector::new)
                .toList();
    }

    @Override
    public List<Column> columns() {
        return List.of(GC_MAX_PAUSE_MS);
    }

    @Override
    public void start() {
        collectors.forEach(Collector::listen);
    }

    @Override
    public void stop(Row row) {
        long pauses = collectors.stream().mapToLong(Collector::pauses).sum();
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (told.sum() < pauses && System.nanoTime() < until) {
            LockSupport.parkNanos(this, 1_000_000);
        }
        collectors.forEach(Collector::leave);
        if (pauses > 0 && told.sum() >= pauses) {
            row.put(GC_MAX_PAUSE_MS, longest.get());
        }
    }

    /** One collector's pauses since it is listened to. */
    private final class Collector {
        private final GarbageCollectorMXBean bean;
        private final NotificationListener listener = (notification, handback) -> told(notification.getUserData());
        private long countAtStart = Long.MAX_VALUE;

        Collector(GarbageCollectorMXBean bean) {
            this.bean = bean;
        }

        void listen() {
            countAtStart = bean.getCollectionCount();
            ((NotificationEmitter) bean).addNotificationListener(listener, null, null);
        }

        long pauses() {
            return bean.getCollectionCount() - countAtStart;
        }

        private void told(Object data) {
            GcInfo pause =
                    GarbageCollectionNotificationInfo.from((CompositeData) data).getGcInfo();
            // The JVM tells late: of an earlier one as well.
            if (pause.getId() > countAtStart) {
                longest.accumulate(pause.getDuration());
                told.increment();
            }
        }

        void leave() {
            try {
                ((NotificationEmitter) bean).removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("a collector was stopped that had not been started", e);
            }
        }
    }
}
