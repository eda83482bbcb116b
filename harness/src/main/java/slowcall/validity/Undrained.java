package slowcall.validity;

import java.util.Optional;
import slowcall.result.Row;

/** A strategy that was still busy when the trial gave up on it may have reached the service after the ledger was read. */
final class Undrained implements Check {
    @Override
    public Optional<Finding> look(Row row) {
        return row.text("drain_ms").isEmpty() && !row.text("strategy").equals("bare-loop")
                ? Optional.of(new Finding(Verdict.Level.SUSPECT, "undrained:still busy 30 s after the last deadline"))
                : Optional.empty();
    }
}
