package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.GarbageCollectorMXBean;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against collections that nobody counts, and against concurrent cycles that count as pauses. */
class GcProbeTest {

    @Test
    void addsUpTheCollectorsBetweenStartAndStop() {
        FakeCollector young = new FakeCollector("G1 Young Generation", 10, 80);
        FakeCollector concurrent = new FakeCollector("G1 Concurrent GC", 2, 3);
        GcProbe probe = new GcProbe(List.of(young, concurrent));
        probe.start();
        young.count = 14;
        young.millis = 111;
        concurrent.count = 4;
        concurrent.millis = 5;

        Row row = new Row();
        probe.stop(row);
        assertEquals("33", row.text("gc_ms"));
        assertEquals("6", row.text("gc_count"));
    }

    @Test
    void leavesOutWhatRunsBesideTheApplication() {
        List<GarbageCollectorMXBean> all = List.of(
                new FakeCollector("ZGC Major Cycles", 1, 900),
                new FakeCollector("ZGC Major Pauses", 3, 1),
                new FakeCollector("Shenandoah Cycles", 1, 900),
                new FakeCollector("PS Scavenge", 1, 5));

        assertEquals(
                List.of("ZGC Major Pauses", "PS Scavenge"),
                GcProbe.pausing(all).stream()
                        .map(GarbageCollectorMXBean::getName)
                        .toList());
    }

    @Test
    void withoutCollectorsItIsUnknown() {
        GcProbe probe = new GcProbe(List.of());
        probe.start();
        Row row = new Row();
        probe.stop(row);

        assertEquals("{}", row.values().toString());
    }

    @Test
    void theLongestPauseIsToldEvenIfItWasTheLastThing() {
        GcPauseProbe probe = new GcPauseProbe();
        GcProbe counts = new GcProbe();
        counts.start();
        probe.start();
        System.gc();
        Row row = new Row();
        probe.stop(row);
        counts.stop(row);

        assertNotEquals("", row.text("gc_max_pause_ms"));
        // The JVM rounds each of them by itself.
        assertTrue(
                row.count("gc_max_pause_ms") <= row.count("gc_ms") + 1,
                () -> row.values().toString());
    }

    private static final class FakeCollector implements GarbageCollectorMXBean {
        private final String name;
        private long count;
        private long millis;

        FakeCollector(String name, long count, long millis) {
            this.name = name;
            this.count = count;
            this.millis = millis;
        }

        @Override
        public long getCollectionCount() {
            return count;
        }

        @Override
        public long getCollectionTime() {
            return millis;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public String[] getMemoryPoolNames() {
            return new String[0];
        }

        @Override
        public ObjectName getObjectName() {
            throw new UnsupportedOperationException("no probe asks for it");
        }
    }
}
