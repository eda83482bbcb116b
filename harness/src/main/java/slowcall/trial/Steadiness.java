package slowcall.trial;

import java.util.List;
import slowcall.measure.Trace;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.stats.Trend;

/** Whether a trial had become stationary before it was measured, and whether it stayed so. */
final class Steadiness {
    static final Column TREND = Column.decimal(
            "trend_ms_per_s",
            4,
            "Theil-Sen slope of the seconds' medians of excess, or of latency where no excess is known, while the load was steady, in milliseconds per second (empty with fewer than "
                    + Steadiness.LEAST_SECONDS + " such seconds)");
    static final Column TREND_P =
            Column.decimal("trend_p", 4, "Two-sided p-value of the Mann-Kendall test that these medians have no trend");

    static final List<Column> COLUMNS = List.of(WarmUp.LENGTH_MS, WarmUp.SETTLED, TREND, TREND_P);

    /** With fewer no order of the medians is improbable enough to be called a trend: 2 / 5! is 0.017. */
    private static final int LEAST_SECONDS = 6;

    private Steadiness() {}

    /**
     * Looks at the seconds that lie between two times, given in seconds from the schedule's start: from when the first requests could
     * be back until the last was offered.
     */
    static void put(Row row, List<Trace.Second> seconds, double from, double until) {
        double[] medians = seconds.stream()
                .filter(second -> second.number() - 1 >= from && second.number() <= until)
                .mapToDouble(second -> second.times().medianMillis())
                .filter(Double::isFinite)
                .toArray();
        if (medians.length >= LEAST_SECONDS) {
            Trend trend = Trend.of(medians);
            row.put(TREND, trend.slope()).put(TREND_P, trend.p());
        }
    }
}
