package slowcall.validity;

import java.util.Optional;
import slowcall.result.Row;

/** A strategy that ends a request twice cannot be believed about the first time. */
final class EndedTwice implements Check {
    @Override
    public Optional<Finding> look(Row row) {
        return row.count("defects") == 0
                ? Optional.empty()
                : Optional.of(new Finding(Verdict.Level.INVALID, "ended-twice:" + row.count("defects")));
    }
}
