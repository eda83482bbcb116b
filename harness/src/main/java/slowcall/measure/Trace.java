package slowcall.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import slowcall.jvm.CompilerThreads;
import slowcall.result.Column;
import slowcall.result.Row;

/**
 * What each second of a load looked like: whether a trial has become stationary, and whether it stayed so. Looked at every 50 ms, so
 * that a second may be as much longer.
 */
public final class Trace implements SampledProbe {
    private static final long SECOND = 1_000_000_000L;

    static final Column PHASE = Column.of("phase", "rehearsal, the warm-up's last part, or measure");
    static final Column SECOND_NUMBER = Column.of("second", "From 1, counted from the start of the phase's schedule");
    static final Column LENGTH = Column.decimal("length_ms", 1, "How long it really was, in milliseconds");
    static final Column OFFERED = Column.of("offered", "Requests handed over in it");
    static final Column ENDED = Column.of("ended", "Requests that ended in it, in whatever way");
    static final Column COMPLETED_P50 = Column.decimal(
            "completed_p50_ms",
            3,
            "Median latency of the requests that were completed, or acknowledged where the calls are made in other processes, or timed out in it, in milliseconds");
    static final Column COMPLETED_MAX = Column.decimal("completed_max_ms", 3, "The longest, in milliseconds");
    static final Column EXCESS_P50 =
            Column.decimal("excess_p50_ms", 3, "Median of the same less the delay that each drew, in milliseconds");
    static final Column IN_FLIGHT = Column.of("in_flight", "Requests in flight at its end");
    static final Column CPU = Column.decimal("cpu_ms", 1, "CPU time of the trial's JVM, in milliseconds");
    static final Column JIT = Column.decimal(
            "jit_cpu_ms", 1, "The compiler's part of it, in milliseconds (empty elsewhere than on Linux)");

    /** The columns of a trace's table. */
    public static final List<Column> TABLE = List.of(
            PHASE,
            SECOND_NUMBER,
            LENGTH,
            OFFERED,
            ENDED,
            COMPLETED_P50,
            COMPLETED_MAX,
            EXCESS_P50,
            IN_FLIGHT,
            CPU,
            JIT);

    private final LatencyRecorder recorder;
    private final Listener listener;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final CompilerThreads compilers = CompilerThreads.find();
    private final List<Second> seconds = new ArrayList<>();
    private Mark mark = new Mark(0, 0, 0, 0, OptionalLong.empty());
    private boolean begun;
    private volatile long startNanos = Long.MAX_VALUE;

    /** Told each second as it ends, with those before it. */
    public interface Listener {
        void ended(List<Second> secondsSoFar);
    }

    /**
     * One of them.
     *
     * @param number from 1
     * @param millis how long it was
     * @param offered requests handed over
     * @param ended requests ended
     * @param completed latencies of those completed or timed out, in microseconds
     * @param excess the same less their delays
     * @param inFlight requests in flight at its end
     * @param cpuMillis CPU time of the JVM
     * @param jitMillis the compiler's part; not a number where it is unknown
     */
    public record Second(
            int number,
            double millis,
            long offered,
            long ended,
            Quantiles completed,
            Quantiles excess,
            long inFlight,
            double cpuMillis,
            double jitMillis) {

        /** What requests took beyond their delays, or altogether where nobody here knows those: a target's, and other processes'. */
        public Quantiles times() {
            return excess.count() == 0 ? completed : excess;
        }

        /** As a row of {@link #TABLE}. */
        public Row row(String phase) {
            return new Row()
                    .put(PHASE, phase)
                    .put(SECOND_NUMBER, number)
                    .put(LENGTH, millis)
                    .put(OFFERED, offered)
                    .put(ENDED, ended)
                    .put(COMPLETED_P50, completed.medianMillis())
                    .put(COMPLETED_MAX, completed.maxMillis())
                    .put(EXCESS_P50, excess.medianMillis())
                    .put(IN_FLIGHT, inFlight)
                    .put(CPU, cpuMillis)
                    .put(JIT, jitMillis);
        }
    }

    /**
     * Of one second's durations.
     *
     * @param count how many
     * @param medianMillis not a number if there are none
     * @param maxMillis not a number if there are none
     */
    public record Quantiles(long count, double medianMillis, double maxMillis) {
        static Quantiles of(Histogram micros) {
            long count = micros.getTotalCount();
            return count == 0
                    ? new Quantiles(0, Double.NaN, Double.NaN)
                    : new Quantiles(count, micros.getValueAtPercentile(50) / 1000.0, micros.getMaxValue() / 1000.0);
        }
    }

    private record Mark(long nanoTime, long offered, long ended, long cpuNanos, OptionalLong jitNanos) {}

    public Trace(LatencyRecorder recorder) {
        this(recorder, secondsSoFar -> {});
    }

    public Trace(LatencyRecorder recorder, Listener listener) {
        this.recorder = recorder;
        this.listener = listener;
    }

    /** When the schedule starts; before this is known nothing is traced. */
    public void startAt(long nanoTime) {
        startNanos = nanoTime;
    }

    @Override
    public List<Column> columns() {
        return List.of();
    }

    @Override
    public void start() {}

    @Override
    public void sample() {
        long now = System.nanoTime();
        if (startNanos == Long.MAX_VALUE || now - startNanos < 0) {
            return;
        }
        if (!begun) {
            begun = true;
            mark = new Mark(startNanos, 0, 0, system.getProcessCpuTime(), compilers.cpuNanos());
            return;
        }
        if (now - startNanos >= (seconds.size() + 1) * SECOND) {
            end(now);
        }
    }

    private Mark mark(long now) {
        return new Mark(now, recorder.offered(), recorder.ended(), system.getProcessCpuTime(), compilers.cpuNanos());
    }

    private void end(long now) {
        Mark before = mark;
        mark = mark(now);
        double jitMillis = mark.jitNanos().isPresent() && before.jitNanos().isPresent()
                ? (mark.jitNanos().getAsLong() - before.jitNanos().getAsLong()) / 1e6
                : Double.NaN;
        seconds.add(new Second(
                seconds.size() + 1,
                (now - before.nanoTime()) / 1e6,
                mark.offered() - before.offered(),
                mark.ended() - before.ended(),
                Quantiles.of(recorder.waits().interval()),
                Quantiles.of(recorder.excess.interval()),
                recorder.offered() - recorder.ended(),
                (mark.cpuNanos() - before.cpuNanos()) / 1e6,
                jitMillis));
        listener.ended(List.copyOf(seconds));
    }

    @Override
    public void stop(Row row) {}

    /** The whole seconds so far. To be asked when sampling has stopped. */
    public List<Second> seconds() {
        return List.copyOf(seconds);
    }
}
