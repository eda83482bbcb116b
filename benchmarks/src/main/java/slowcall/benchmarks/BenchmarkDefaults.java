package slowcall.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Defaults of all benchmarks when JMH is run by hand; {@link Benchmarks} sets its own. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgs = {BenchmarkDefaults.LEAST_HEAP, BenchmarkDefaults.MOST_HEAP, BenchmarkDefaults.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public abstract class BenchmarkDefaults {
    // A heap of a fixed size, so that its growth is not what is measured.
    static final String LEAST_HEAP = "-Xms512m";
    static final String MOST_HEAP = "-Xmx512m";
    // For the context switch profiler, which asks the operating system.
    static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";
}
