package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.plan.RequestShape;
import slowcall.result.Column;
import slowcall.result.Row;

/** Guards against a probe that writes to a column that nobody declared, which would cost the trial its row. */
@Timeout(60)
class ProbesTest {
    static List<Probe> probes() {
        LatencyRecorder recorder = new LatencyRecorder(new RequestShape.Single(), 1, 0, nanos -> {});
        return List.of(
                new CpuProbe(() -> 0),
                new MachineProbe(),
                new GcProbe(),
                new GcPauseProbe(),
                new ContextSwitchProbe(),
                new AllocationProbe(),
                new ThreadProbe(),
                new VirtualThreadProbe(),
                new MemoryProbe(),
                new Backlog(recorder),
                new Trace(recorder));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void fillsOnlyColumnsThatItDeclaresAndWithNumbers(Probe probe) {
        Row row = run(probe);

        List<String> declared = probe.columns().stream().map(Column::name).toList();
        assertTrue(declared.containsAll(row.values().keySet()), () -> declared + " lack some of " + row.values());
        row.values()
                .keySet()
                .forEach(column ->
                        assertTrue(row.number(column).getAsDouble() >= 0, () -> column + " in " + row.values()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onLinuxNoProbeOfTheProcessIsBlind() {
        List<Column> known = List.of(
                CpuProbe.CPU_MS,
                CpuProbe.PROBED_MS,
                GcProbe.GC_COUNT,
                CpuProbe.GENERATOR_CPU_MS,
                AllocationProbe.ALLOCATED_MIB,
                ThreadProbe.THREADS_PEAK,
                ThreadProbe.OS_THREADS_PEAK,
                ThreadProbe.THREADS_STARTED,
                MemoryProbe.RSS_START,
                MemoryProbe.HEAP_LIVE);
        Row row = new Row();
        probes().forEach(probe -> row.putAll(run(probe).values()));

        for (Column column : known) {
            assertFalse(row.text(column.name()).isEmpty(), column.name());
        }
    }

    @Test
    void theGeneratorsCpuTimeIsTheDifferenceOfItsClock() {
        var clock = List.of(7_000_000L, 12_000_000L).iterator();
        CpuProbe probe = new CpuProbe(clock::next);

        assertEquals("5.0", run(probe).text("generator_cpu_ms"));
    }

    @Test
    void samplesUntilStoppedAndThenStopsEveryProbeOnce() throws InterruptedException {
        CountDownLatch sampled = new CountDownLatch(3);
        List<String> calls = new ArrayList<>();
        Probe probe = new SampledProbe() {
            @Override
            public List<Column> columns() {
                return List.of();
            }

            @Override
            public void start() {
                calls.add("start");
            }

            @Override
            public void arm() {
                calls.add("arm");
            }

            @Override
            public void sample() {
                sampled.countDown();
            }

            @Override
            public void stop(Row row) {
                calls.add("stop");
            }
        };
        Probes probes = new Probes(List.of(probe));
        probes.arm();
        probes.start();
        sampled.await();
        probes.stop(new Row());

        assertEquals(List.of("arm", "start", "stop"), calls);
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("sampler")));
    }

    @Test
    void tellsTheProbesOnceWhenTheScheduleHasBeenOffered() throws InterruptedException {
        CountDownLatch sampledAfter = new CountDownLatch(3);
        List<String> calls = new ArrayList<>();
        Probe counter = new Probe() {
            @Override
            public List<Column> columns() {
                return List.of();
            }

            @Override
            public void start() {}

            @Override
            public void offered() {
                calls.add("offered");
            }

            @Override
            public void stop(Row row) {}
        };
        SampledProbe sampler = new SampledProbe() {
            @Override
            public List<Column> columns() {
                return List.of();
            }

            @Override
            public void start() {}

            @Override
            public void sample() {
                if (!calls.isEmpty()) {
                    sampledAfter.countDown();
                }
            }

            @Override
            public void stop(Row row) {}
        };
        Probes probes = new Probes(List.of(counter, sampler));
        probes.start();
        probes.offeredAt(System.nanoTime(), () -> calls.add("listener"));
        sampledAfter.await();
        probes.stop(new Row());

        assertEquals(List.of("offered", "listener"), calls);
    }

    @Test
    void theProcessorsOfATrialAreThoseWhileRequestsAreOffered() {
        long[] nanos = {0, 0};
        CpuProbe probe = new CpuProbe(() -> 0, () -> nanos[0], () -> nanos[1]);
        probe.start();
        nanos[0] = 300;
        nanos[1] = 200;
        probe.offered();
        nanos[1] = 1000;
        Row row = new Row();
        probe.stop(row);

        assertEquals("1.500", row.text("cpu_cores"));
    }

    @Test
    void whereTheScheduleIsAMomentTheyAreThoseUntilTheEnd() {
        long[] nanos = {0, 0};
        CpuProbe probe = new CpuProbe(() -> 0, () -> nanos[0], () -> nanos[1]);
        probe.start();
        nanos[0] = 300;
        nanos[1] = 1000;
        Row row = new Row();
        probe.stop(row);

        assertEquals("0.300", row.text("cpu_cores"));
    }

    @Test
    void whereNoneIsSampledThereIsNoThread() throws InterruptedException {
        Probes probes = new Probes(List.of(new GcProbe()));
        probes.start();

        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("sampler")));
        probes.stop(new Row());
    }

    @Test
    void aProbeThatFailsWhileItIsSampledFailsTheTrial() throws InterruptedException {
        CountDownLatch sampled = new CountDownLatch(1);
        Probes probes = new Probes(List.of(new SampledProbe() {
            @Override
            public List<Column> columns() {
                return List.of();
            }

            @Override
            public void start() {}

            @Override
            public void sample() {
                sampled.countDown();
                throw new IllegalStateException("no such file");
            }

            @Override
            public void stop(Row row) {}
        }));
        probes.start();
        sampled.await();

        assertThrows(IllegalStateException.class, () -> probes.stop(new Row()));
    }

    private static Row run(Probe probe) {
        Row row = new Row();
        probe.arm();
        probe.start();
        if (probe instanceof SampledProbe sampled) {
            sampled.sample();
        }
        probe.stop(row);
        return row;
    }
}
