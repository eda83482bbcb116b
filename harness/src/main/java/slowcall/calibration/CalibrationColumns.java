package slowcall.calibration;

import java.util.List;
import org.HdrHistogram.Histogram;
import slowcall.result.Column;
import slowcall.result.Row;

/** The columns of {@code calibration.csv}. */
final class CalibrationColumns {
    static final Column KIND = Column.of(
            "kind",
            "What was measured, in this order: clock-cost, a reading of System.nanoTime; clock-step, the difference of two readings that differ; wait, how much later than after 1 ms a thread goes on that parks for 1 ms; stall, the longest time in each millisecond between two readings of a thread that only reads the clock; generator, the load generator with requests that end at once; service-full-speed, the service called as fast as it answers, again and again until no compiler is busy: the last time is kept; service-rate, the service called at a constant rate");
    static final Column OFFERED_RPS =
            Column.decimal("offered_rps", 2, "Calls per second that the step offered (empty where it offers no rate)");
    static final Column DELAY_MS =
            Column.of("delay_ms", "Delay that every call of the step asked the service for, in milliseconds");
    static final Column LENGTH_MS = Column.of("length_ms", "How long the step was measured, in milliseconds");
    static final Column N = Column.of(
            "n",
            "Samples behind min, p50, p99 and max: batches of 100 readings, readings, waits, milliseconds, requests, calls");
    static final Column ERRORS =
            Column.of("errors", "Calls of the step that failed, had not ended after 5 s or could not be offered");
    static final Column ACHIEVED_RPS = Column.decimal(
            "achieved_rps",
            2,
            "Calls completed per second, from 10 ms after the first could be back until the step stopped offering; at full speed, from its first tenth on");
    static final Column MIN_MS = Column.decimal(
            "min_ms", 6, "Shortest of what kind names, in milliseconds; of clock-step it is the clock's granularity");
    static final Column P50_MS = Column.decimal(
            "p50_ms",
            6,
            "Median of what kind names, in milliseconds: of generator, the time from the intended start until the hand-off began; of service-…, the time that the service took beyond the delay asked for, by its own clock");
    static final Column P99_MS = Column.decimal(
            "p99_ms", 6, "Quantile 0.99 of the same, in milliseconds (empty with fewer than 100 samples)");
    static final Column MAX_MS = Column.decimal("max_ms", 6, "Longest of the same, in milliseconds");
    static final Column SUBMIT_P50_MS = Column.decimal(
            "submit_cost_p50_ms",
            3,
            "What handing over a request of the step took the generator: quantile 0.5, in milliseconds");
    static final Column SUBMIT_P99_MS = Column.decimal(
            "submit_cost_p99_ms", 3, "The same: quantile 0.99, in milliseconds (empty with fewer than 100 samples)");
    static final Column CLIENT_EXCESS_P50_MS = Column.decimal(
            "client_excess_p50_ms",
            3,
            "From a call's intended start to its end, less the delay asked for, by the client's clock: quantile 0.5, in milliseconds");
    static final Column CLIENT_EXCESS_P99_MS = Column.decimal(
            "client_excess_p99_ms", 3, "The same: quantile 0.99, in milliseconds (empty with fewer than 100 samples)");
    static final Column CLIENT_CPU_CORES = Column.decimal(
            "client_cpu_cores",
            3,
            "Processors that the calibration's own JVM kept busy during the step, its compiler apart");
    static final Column CLIENT_JIT_CORES =
            Column.decimal("client_jit_cpu_cores", 3, "Processors that its compiler kept busy meanwhile");
    static final Column SERVICE_CPU_CORES = Column.decimal(
            "service_cpu_cores", 3, "Processors that the service's JVM kept busy during the step, its compiler apart");
    static final Column SERVICE_JIT_CORES =
            Column.decimal("service_jit_cpu_cores", 3, "Processors that its compiler kept busy meanwhile");
    static final Column KEEPS_UP = Column.of(
            "keeps_up",
            "Whether the service kept up with the rate, yes or no: no errors, at least 98 % of the rate achieved, p99_ms at most "
                    + CapacityRule.MOST_EXCESS_MS + " ms. The highest rate with yes is service_capacity_rps");

    static final List<Column> COLUMNS = List.of(
            KIND,
            OFFERED_RPS,
            DELAY_MS,
            LENGTH_MS,
            N,
            ERRORS,
            ACHIEVED_RPS,
            MIN_MS,
            P50_MS,
            P99_MS,
            MAX_MS,
            SUBMIT_P50_MS,
            SUBMIT_P99_MS,
            CLIENT_EXCESS_P50_MS,
            CLIENT_EXCESS_P99_MS,
            CLIENT_CPU_CORES,
            CLIENT_JIT_CORES,
            SERVICE_CPU_CORES,
            SERVICE_JIT_CORES,
            KEEPS_UP);

    private static final int FEWEST_FOR_P99 = 100;

    private CalibrationColumns() {}

    /**
     * The distribution of what the step is about.
     *
     * @param perMilli how many of the histogram's units are a millisecond
     */
    static Row spread(Row row, Histogram histogram, double perMilli) {
        row.put(N, histogram.getTotalCount());
        if (histogram.getTotalCount() > 0) {
            row.put(MIN_MS, histogram.getMinValue() / perMilli);
            row.put(MAX_MS, histogram.getMaxValue() / perMilli);
        }
        quantile(row, P50_MS, histogram, .5, perMilli);
        quantile(row, P99_MS, histogram, .99, perMilli);
        return row;
    }

    /** One quantile; no p99 of fewer than 100 samples, for there is none: it would be the longest. */
    static void quantile(Row row, Column column, Histogram histogram, double quantile, double perMilli) {
        long count = histogram.getTotalCount();
        if (count >= FEWEST_FOR_P99 || (quantile <= .5 && count > 0)) {
            row.put(column, histogram.getValueAtPercentile(quantile * 100) / perMilli);
        }
    }
}
