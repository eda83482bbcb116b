package slowcall.measure;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import slowcall.jvm.CompilerThreads;
import slowcall.result.Column;
import slowcall.result.Row;

/** CPU time of the just-in-time compiler. It is a cost of a young JVM and of no request. */
public final class JitProbe implements Probe {
    static final Column JIT_CPU_MS = Column.decimal(
            "jit_cpu_ms",
            1,
            "The compiler threads' part of cpu_ms, in milliseconds: what the warm-up has left (empty elsewhere than on Linux)");

    static final Column JIT_CPU_CORES = Column.decimal(
            "jit_cpu_cores",
            3,
            "The compiler threads' part of cpu_cores: processors that they kept busy while requests were offered (empty elsewhere than on Linux)");

    private final CompilerThreads compilers;
    private final LongSupplier clock;
    private Look start = Look.UNKNOWN;
    private volatile Look offered = Look.UNKNOWN;

    private record Look(long nanoTime, OptionalLong cpuNanos) {
        static final Look UNKNOWN = new Look(0, OptionalLong.empty());

        boolean isKnown() {
            return cpuNanos.isPresent();
        }

        long cpuNanosSince(Look earlier) {
            return cpuNanos.getAsLong() - earlier.cpuNanos.getAsLong();
        }

        double coresSince(Look earlier) {
            return (double) cpuNanosSince(earlier) / (nanoTime - earlier.nanoTime);
        }
    }

    public JitProbe() {
        this(CompilerThreads.find(), System::nanoTime);
    }

    /** With other threads and another clock, for tests. */
    JitProbe(CompilerThreads compilers, LongSupplier clock) {
        this.compilers = compilers;
        this.clock = clock;
    }

    private Look look() {
        return new Look(clock.getAsLong(), compilers.cpuNanos());
    }

    @Override
    public List<Column> columns() {
        return List.of(JIT_CPU_MS, JIT_CPU_CORES);
    }

    @Override
    public void start() {
        start = look();
    }

    @Override
    public void offered() {
        offered = look();
    }

    @Override
    public void stop(Row row) {
        Look end = look();
        if (start.isKnown() && end.isKnown()) {
            row.put(JIT_CPU_MS, end.cpuNanosSince(start) / 1e6);
            row.put(JIT_CPU_CORES, (offered.isKnown() ? offered : end).coresSince(start));
        }
    }
}
