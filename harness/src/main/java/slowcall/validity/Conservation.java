package slowcall.validity;

import java.util.Optional;
import slowcall.result.Row;

/** offered = ok + errors + timeouts + rejected + unfinished, each counted by itself. */
final class Conservation implements Check {
    @Override
    public Optional<Finding> look(Row row) {
        long offered = row.count("offered");
        long ended = row.count("ok")
                + row.count("errors")
                + row.count("timeouts")
                + row.count("rejected")
                + row.count("unfinished");
        return offered == ended
                ? Optional.empty()
                : Optional.of(new Finding(
                        Verdict.Level.INVALID, "conservation:offered " + offered + " but " + ended + " accounted for"));
    }
}
