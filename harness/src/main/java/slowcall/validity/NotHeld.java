package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** Memory that was read while the requests to be weighed were ending. */
final class NotHeld implements Check {
    private static final Threshold NONE = Threshold.invalid(
            "requests that ended early",
            0,
            "",
            "what is divided by the number held must be held: some had ended before all was read, or before the last was started");

    @Override
    public String code() {
        return "not-held";
    }

    @Override
    public String looksAt() {
        return "Whether a hold's requests were all still in flight when memory had been read: held_until_end";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NONE);
    }

    @Override
    public String remedy() {
        return "lengthen the cell's delay: it has to outlast the start of all requests and two readings of memory";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).knows("held_until_end");
    }

    @Override
    public List<Finding> look(Row row) {
        return row.text("held_until_end").equals("no")
                ? NONE.finding("requests ended while memory was read")
                : List.of();
    }
}
