package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** Requests that the schedule wanted and nobody sent were not measured. */
final class Undispatched implements Check {
    private static final Threshold NONE = Threshold.invalid(
            "requests never sent",
            0,
            "",
            "what is never sent is the end of the schedule, which would have waited longest: leaving it out makes the"
                    + " rest look better");

    @Override
    public String code() {
        return "undispatched";
    }

    @Override
    public String looksAt() {
        return "Requests of the schedule that were never handed over: undispatched";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NONE);
    }

    @Override
    public String remedy() {
        return "a hand-off blocks the generator (see submit_p99_ms): lower the rate, or raise the timeout";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).knows("undispatched");
    }

    @Override
    public List<Finding> look(Row row) {
        return NONE.judge(row.number("undispatched"));
    }
}
