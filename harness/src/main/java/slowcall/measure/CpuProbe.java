package slowcall.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;
import slowcall.result.Column;
import slowcall.result.Row;

/** CPU time of the trial's JVM, and the generator thread's part of it, which includes what {@code submit} does. */
public final class CpuProbe implements Probe {
    static final Column CPU_MS = Column.decimal(
            "cpu_ms",
            1,
            "CPU time of the trial's JVM, from the clock's start until the last request ended, in milliseconds; the kernel counts it in steps of 10 ms");
    static final Column PROBED_MS =
            Column.decimal("probed_ms", 1, "Time that cpu_ms was counted over, in milliseconds");
    static final Column GENERATOR_CPU_MS = Column.decimal(
            "generator_cpu_ms",
            1,
            "The generator thread's part of cpu_ms, which includes the hand-offs it makes, in milliseconds");

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final LongSupplier generatorCpuNanos;
    private long startCpuNanos;
    private long startNanos;
    private long generatorStartNanos;

    /**
     * @param generatorCpuNanos CPU time of the generator thread so far
     */
    public CpuProbe(LongSupplier generatorCpuNanos) {
        this.generatorCpuNanos = generatorCpuNanos;
    }

    @Override
    public List<Column> columns() {
        return List.of(CPU_MS, PROBED_MS, GENERATOR_CPU_MS);
    }

    @Override
    public void start() {
        generatorStartNanos = generatorCpuNanos.getAsLong();
        startCpuNanos = system.getProcessCpuTime();
        startNanos = System.nanoTime();
    }

    @Override
    public void stop(Row row) {
        row.put(PROBED_MS, (System.nanoTime() - startNanos) / 1e6);
        row.put(CPU_MS, (system.getProcessCpuTime() - startCpuNanos) / 1e6);
        row.put(GENERATOR_CPU_MS, (generatorCpuNanos.getAsLong() - generatorStartNanos) / 1e6);
    }
}
