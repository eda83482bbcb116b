package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** Every request is accounted for. */
final class Conservation implements Check {
    private static final Threshold NONE = Threshold.invalid(
            "requests unaccounted for",
            0,
            "",
            "each way to end is counted by itself, so that a difference is a request lost or counted twice; with one,"
                    + " nobody knows how many");

    @Override
    public String code() {
        return "conservation";
    }

    @Override
    public String looksAt() {
        return "offered = ok + errors + timeouts + rejected + unfinished";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NONE);
    }

    @Override
    public String remedy() {
        return "report it with the results folder: the harness has lost track of requests";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).knows("offered");
    }

    @Override
    public List<Finding> look(Row row) {
        long offered = row.count("offered");
        long ended = row.count("ok")
                + row.count("errors")
                + row.count("timeouts")
                + row.count("rejected")
                + row.count("unfinished");
        return offered == ended ? List.of() : NONE.finding("offered " + offered + " but " + ended + " accounted for");
    }
}
