package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** The warm-up ended because of its cap and not because it was over. */
final class NotSettled implements Check {
    private static final Threshold NONE = Threshold.suspect(
            "warm-ups cut short",
            0,
            "",
            "what was measured then is partly the warm-up; how much, the trend says if it is more than noise");

    @Override
    public String code() {
        return "not-settled";
    }

    @Override
    public String looksAt() {
        return "Whether the warm-up became stationary before its cap: warmup_settled";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NONE);
    }

    @Override
    public String remedy() {
        return "raise the plan's warmup, which is the cap, or the rate, so that code is compiled sooner";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).knows("warmup_settled");
    }

    @Override
    public List<Finding> look(Row row) {
        String length = row.text("warmup_ms").isEmpty() ? "" : " of " + row.text("warmup_ms") + " ms";
        return row.text("warmup_settled").equals("no")
                ? NONE.finding("a warm-up" + length + " ended before the load had settled")
                : List.of();
    }
}
