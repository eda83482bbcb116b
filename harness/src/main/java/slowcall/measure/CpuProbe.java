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
    static final Column CPU_CORES = Column.decimal(
            "cpu_cores",
            3,
            "Processors that the trial's JVM kept busy while requests were offered, or until a burst had ended");
    static final Column GENERATOR_CPU_MS = Column.decimal(
            "generator_cpu_ms",
            1,
            "The generator thread's part of cpu_ms, which includes the hand-offs it makes, in milliseconds");

    private final LongSupplier generatorCpuNanos;
    private final LongSupplier processCpuNanos;
    private final LongSupplier clock;
    private long startCpuNanos;
    private long startNanos;
    private long generatorStartNanos;
    private volatile double coresOffered = Double.NaN;

    /**
     * @param generatorCpuNanos CPU time of the generator thread so far
     */
    public CpuProbe(LongSupplier generatorCpuNanos) {
        this(
                generatorCpuNanos,
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())::getProcessCpuTime,
                System::nanoTime);
    }

    /** With other clocks, for tests. */
    CpuProbe(LongSupplier generatorCpuNanos, LongSupplier processCpuNanos, LongSupplier clock) {
        this.generatorCpuNanos = generatorCpuNanos;
        this.processCpuNanos = processCpuNanos;
        this.clock = clock;
    }

    @Override
    public List<Column> columns() {
        return List.of(CPU_MS, PROBED_MS, CPU_CORES, GENERATOR_CPU_MS);
    }

    @Override
    public void start() {
        generatorStartNanos = generatorCpuNanos.getAsLong();
        startCpuNanos = processCpuNanos.getAsLong();
        startNanos = clock.getAsLong();
    }

    @Override
    public void offered() {
        coresOffered = (double) (processCpuNanos.getAsLong() - startCpuNanos) / (clock.getAsLong() - startNanos);
    }

    @Override
    public void stop(Row row) {
        double cpuNanos = processCpuNanos.getAsLong() - startCpuNanos;
        double nanos = clock.getAsLong() - startNanos;
        row.put(PROBED_MS, nanos / 1e6).put(CPU_MS, cpuNanos / 1e6);
        row.put(CPU_CORES, Double.isNaN(coresOffered) ? cpuNanos / nanos : coresOffered);
        row.put(GENERATOR_CPU_MS, (generatorCpuNanos.getAsLong() - generatorStartNanos) / 1e6);
    }
}
