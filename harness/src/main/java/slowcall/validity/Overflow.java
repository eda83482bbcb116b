package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** Durations that the histograms cannot hold. */
final class Overflow implements Check {
    private static final Threshold NONE = Threshold.suspect(
            "durations cut",
            0,
            "",
            "they are recorded as 10 minutes: quantiles below stay right, what lies beyond and the maximum are too small");

    @Override
    public String code() {
        return "overflow";
    }

    @Override
    public String looksAt() {
        return "Durations beyond the 10 minutes that a histogram holds: overflow";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NONE);
    }

    @Override
    public String remedy() {
        return "set a timeout below 10 minutes, or offer less";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).knows("overflow");
    }

    @Override
    public List<Finding> look(Row row) {
        return NONE.judge(row.number("overflow"));
    }
}
