package slowcall.validity;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import slowcall.result.Row;

/** A median over a time in which it moved is the median of no state. */
final class NotStationary implements Check {
    private static final double SIGNIFICANT = 0.01;
    private static final double SHARE_OF_MEDIAN = 0.1;

    private static final Threshold DRIFT = Threshold.suspect(
            "drift",
            0.2,
            "ms",
            "and a tenth of excess p50, or of the latency where no excess is known, where Mann and Kendall's p is below 0.01, which chance alone does to one sound trial"
                    + " in a hundred. Less is not worth a mark: trials of one cell lie up to 0.2 ms apart, and a drift of a"
                    + " tenth moves the median by half of that");

    @Override
    public String code() {
        return "not-stationary";
    }

    @Override
    public String looksAt() {
        return "The trend of each second's median excess, or latency where no excess is known, slope × measured time, in stable rows of steady loads:"
                + " trend_ms_per_s and trend_p";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(DRIFT);
    }

    @Override
    public String remedy() {
        return "raise the warm-up's cap; if it stays, look for what grows: heap, queues, another program";
    }

    @Override
    public boolean judges(Row row) {
        var cell = new Circumstances(row);
        return cell.steady()
                && cell.stable()
                && cell.knows("trend_ms_per_s")
                && cell.knows("trend_p")
                && cell.knows("measure_ms");
    }

    @Override
    public List<Finding> look(Row row) {
        double drift = Math.abs(row.number("trend_ms_per_s").orElseThrow())
                * row.number("measure_ms").orElseThrow()
                / 1000;
        double median = Stream.of("excess_p50_ms", "completed_p50_ms", "accepted_p50_ms")
                .map(row::number)
                .flatMapToDouble(OptionalDouble::stream)
                .findFirst()
                .orElse(0);
        double limit = Math.max(DRIFT.limit(), SHARE_OF_MEDIAN * median);
        return row.number("trend_p").orElseThrow() < SIGNIFICANT ? DRIFT.judge(drift, limit) : List.of();
    }
}
