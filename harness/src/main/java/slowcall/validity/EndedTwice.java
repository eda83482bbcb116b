package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** A strategy that ends a request twice cannot be believed about the first time. */
final class EndedTwice implements Check {
    private static final Threshold NONE = Threshold.invalid(
            "second ends",
            0,
            "",
            "the first end is what is recorded, and a strategy that ends a request twice may have ended it too early");

    @Override
    public String code() {
        return "ended-twice";
    }

    @Override
    public String looksAt() {
        return "Ends that a strategy reported for requests that it had ended before: defects";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NONE);
    }

    @Override
    public String remedy() {
        return "mend the strategy: every request ends exactly once";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).knows("defects");
    }

    @Override
    public List<Finding> look(Row row) {
        return NONE.judge(row.number("defects"));
    }
}
