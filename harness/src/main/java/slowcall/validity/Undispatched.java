package slowcall.validity;

import java.util.Optional;
import slowcall.result.Row;

/** Requests that the schedule wanted and nobody sent were not measured. */
final class Undispatched implements Check {
    @Override
    public Optional<Finding> look(Row row) {
        return row.count("undispatched") == 0
                ? Optional.empty()
                : Optional.of(new Finding(Verdict.Level.INVALID, "undispatched:" + row.count("undispatched")));
    }
}
