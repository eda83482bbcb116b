package slowcall.validity;

import java.util.List;
import slowcall.result.Row;
import slowcall.strategy.Promise;

/** A strategy that was still busy when the trial gave up on it may have reached the service after the ledger was read. */
final class Undrained implements Check {
    private static final Threshold BOOKS = Threshold.invalid(
            "time to drain",
            30,
            "s",
            "where semantics promises less than exactly-calls, who has been acknowledged may still be on the way: nobody can say"
                    + " what is lost. Other processes that make the calls are given 60 s");

    private static final Threshold PATIENCE = Threshold.suspect(
            "time to drain",
            30,
            "s",
            "the trial gives up then: calls may still reach the service after its books were read, and the next trial's"
                    + " machine is not idle");

    @Override
    public String code() {
        return "undrained";
    }

    @Override
    public String looksAt() {
        return "Whether the strategy had let go of all its work after the last request's end: drain_ms is not empty";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(BOOKS, PATIENCE);
    }

    @Override
    public String remedy() {
        return "give the cell a longer timeout or a smaller load, so that no work outlives its deadline by so much";
    }

    @Override
    public boolean judges(Row row) {
        return !new Circumstances(row).isControl();
    }

    @Override
    public List<Finding> look(Row row) {
        if (!row.text("drain_ms").isEmpty()) {
            return List.of();
        }
        String semantics = row.text("semantics");
        boolean waitedForAnswers =
                semantics.isEmpty() || Promise.parse(semantics).countsCalls();
        int patience = new Circumstances(row).hasSubject() ? 60 : 30;
        return (waitedForAnswers ? PATIENCE : BOOKS).finding("still busy " + patience + " s after the last deadline");
    }
}
