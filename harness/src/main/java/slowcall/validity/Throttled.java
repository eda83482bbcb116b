package slowcall.validity;

import java.util.List;
import java.util.OptionalDouble;
import slowcall.result.Row;

/** A container's quota that stood still whatever was running. */
final class Throttled implements Check {
    private static final double PERIOD_MILLIS = 100;

    private static final Threshold INVALID = Threshold.invalid(
            "periods",
            5,
            "%",
            "as for stolen time: one moment in twenty. Of the periods of 100 ms until the last request ended");
    private static final Threshold SUSPECT = Threshold.suspect(
            "periods",
            0,
            "%",
            "one throttled period stops every thread of the container for up to 100 ms, a hundred times what strategies"
                    + " differ by");

    @Override
    public String code() {
        return "throttled";
    }

    @Override
    public String looksAt() {
        return "Periods in which the container had used up its CPU quota: throttled_periods; not where requests are held";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(INVALID, SUSPECT);
    }

    @Override
    public String remedy() {
        return "raise the container's CPU quota, or give it whole processors instead of a quota";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).timed()
                && new Circumstances(row).knows("throttled_periods")
                && row.number("makespan_ms").orElse(0) > 0;
    }

    @Override
    public List<Finding> look(Row row) {
        double periods = Math.max(1, row.number("makespan_ms").orElseThrow() / PERIOD_MILLIS);
        return Threshold.severest(OptionalDouble.of(100 * row.count("throttled_periods") / periods), INVALID, SUSPECT);
    }
}
