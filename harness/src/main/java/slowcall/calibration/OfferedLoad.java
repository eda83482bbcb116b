package slowcall.calibration;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import slowcall.jvm.CompilerThreads;
import slowcall.load.Offer;
import slowcall.load.Schedule;
import slowcall.measure.Counts;
import slowcall.plan.Arrivals;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;
import slowcall.result.Row;
import slowcall.strategy.Strategy;

/** Single calls that the generator of trials offers to a session. */
final class OfferedLoad {
    /** How much later than the delay an answer may be without being missing from the rate achieved. */
    private static final long LATE_NANOS = 10_000_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Any: single calls with one delay at equal gaps leave nothing to chance. */
    private static final long SEED = 1;

    /** The service's ledger keeps no negative ids; they count down from here. */
    private static final long FIRST_ID = -2;

    private static final double MICROS_PER_MILLI = 1000;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final CompilerThreads compilers = CompilerThreads.find();
    private final Strategy.Session session;
    private final int delayMillis;
    private final Schedule schedule;
    private final Offer offer;

    OfferedLoad(Strategy.Session session, Arrivals arrivals, int delayMillis, Duration length) {
        RequestShape shape = new RequestShape.Single();
        this.session = session;
        this.delayMillis = delayMillis;
        this.schedule = Schedule.draw(arrivals, shape, new ServiceProfile.Fixed(delayMillis), length, SEED);
        this.offer = new Offer(arrivals, shape, schedule, TIMEOUT);
    }

    /** Offers it; returns when every call has ended or timed out. The spread is the generator's lag. */
    Row run() throws InterruptedException {
        long cpuBefore = system.getProcessCpuTime();
        long compilersBefore = compilers.cpuNanos().orElse(0);
        long before = System.nanoTime();
        long length = schedule.length().toNanos();
        long settled = schedule.isClosed() ? length / 10 : Math.min(length / 2, delayMillis * 1_000_000L + LATE_NANOS);
        offer.run(session, FIRST_ID, Offer.nextStart(), settled);
        double nanos = System.nanoTime() - before;
        long compiling = compilers.cpuNanos().orElse(0) - compilersBefore;
        double cores = (system.getProcessCpuTime() - cpuBefore - compiling) / nanos;

        Counts counts = offer.recorder().counts();
        Row row = new Row()
                .put(CalibrationColumns.ERRORS, offer.undispatched() + counts.offered() - counts.ok())
                .put(CalibrationColumns.ACHIEVED_RPS, counts.okInWindow() * 1e9 / (length - settled))
                .put(CalibrationColumns.CLIENT_CPU_CORES, cores)
                .put(CalibrationColumns.CLIENT_JIT_CORES, compiling / nanos);
        List<Histogram> histograms = offer.recorder().take();
        CalibrationColumns.spread(row, tagged(histograms, "generator_lag"), MICROS_PER_MILLI);
        Histogram submit = tagged(histograms, "submit");
        CalibrationColumns.quantile(row, CalibrationColumns.SUBMIT_P50_MS, submit, .5, MICROS_PER_MILLI);
        CalibrationColumns.quantile(row, CalibrationColumns.SUBMIT_P99_MS, submit, .99, MICROS_PER_MILLI);
        Histogram excess = tagged(histograms, "excess");
        CalibrationColumns.quantile(row, CalibrationColumns.CLIENT_EXCESS_P50_MS, excess, .5, MICROS_PER_MILLI);
        CalibrationColumns.quantile(row, CalibrationColumns.CLIENT_EXCESS_P99_MS, excess, .99, MICROS_PER_MILLI);
        return row;
    }

    private static Histogram tagged(List<Histogram> histograms, String tag) {
        return histograms.stream()
                .filter(histogram -> histogram.getTag().equals(tag))
                .findFirst()
                .orElseThrow();
    }
}
