package slowcall.validity;

import java.util.List;
import slowcall.result.Row;
import slowcall.strategy.Promise;

/** The trial's word against the service's books. */
final class LedgerAgreement implements Check {
    private static final Threshold NONE = Threshold.invalid(
            "requests lost, duplicated, unexpected or out of order, of those that the strategy promises there are none of",
            0,
            "",
            "the books are exact and by ids, so that one that differs is wrong for certain");

    @Override
    public String code() {
        return "ledger";
    }

    @Override
    public String looksAt() {
        return "Every completed request was applied at the service exactly as often as it has calls, and nothing else was; or"
                + " whatever else semantics says: a strategy that may lose or repeat is not wrong when it does";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NONE);
    }

    @Override
    public String remedy() {
        return "look for retries in the client and for calls the strategy does not wait for; else report it";
    }

    @Override
    public boolean judges(Row row) {
        Circumstances circumstances = new Circumstances(row);
        return circumstances.knows("ledger_lost") || circumstances.knows("ledger_unexpected");
    }

    @Override
    public List<Finding> look(Row row) {
        List<String> broken = promise(row)
                .brokenBy(
                        row.count("ledger_lost"),
                        row.count("ledger_duplicated"),
                        row.count("ledger_unexpected"),
                        row.count("ledger_out_of_order"));
        return broken.isEmpty() ? List.of() : NONE.finding(String.join(", ", broken));
    }

    /** Who says nothing has promised everything. */
    private static Promise promise(Row row) {
        String semantics = row.text("semantics");
        return semantics.isEmpty() ? Promise.EXACTLY_CALLS : Promise.parse(semantics);
    }
}
