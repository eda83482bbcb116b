package slowcall.measure;

import java.util.List;
import java.util.OptionalLong;
import slowcall.jvm.CompilerThreads;
import slowcall.result.Column;
import slowcall.result.Row;

/** CPU time of the just-in-time compiler. It is a cost of a young JVM and of no request. */
public final class JitProbe implements Probe {
    static final Column JIT_CPU_MS = Column.decimal(
            "jit_cpu_ms",
            1,
            "The compiler threads' part of cpu_ms, in milliseconds: what the warm-up has left (empty elsewhere than on Linux)");

    private final CompilerThreads compilers;
    private OptionalLong startNanos = OptionalLong.empty();

    public JitProbe() {
        this(CompilerThreads.find());
    }

    /** With other threads, for tests. */
    JitProbe(CompilerThreads compilers) {
        this.compilers = compilers;
    }

    @Override
    public List<Column> columns() {
        return List.of(JIT_CPU_MS);
    }

    @Override
    public void start() {
        startNanos = compilers.cpuNanos();
    }

    @Override
    public void stop(Row row) {
        OptionalLong endNanos = compilers.cpuNanos();
        if (startNanos.isPresent() && endNanos.isPresent()) {
            row.put(JIT_CPU_MS, (endNanos.getAsLong() - startNanos.getAsLong()) / 1e6);
        }
    }
}
