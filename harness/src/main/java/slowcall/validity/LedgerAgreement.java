package slowcall.validity;

import java.util.ArrayList;
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

    private static final Threshold UNSEEN = Threshold.suspect(
            "orders promised and not seen",
            0,
            "",
            "without one clock for all processes, or the time of each acknowledgement, nobody knows what was sent when; and an order"
                    + " that nobody sees may be broken");

    private static final Threshold CALM = Threshold.suspect(
            "requests lost or duplicated, as the strategy may, in a stable trial without an outage",
            0,
            "",
            "a promise says what may happen when something goes wrong; with nothing wrong it is a defect, or a fault that a setting"
                    + " orders");

    @Override
    public String code() {
        return "ledger";
    }

    @Override
    public String looksAt() {
        return "Every completed request was applied at the service exactly as often as it has calls, and nothing else was; or"
                + " whatever else semantics says: a strategy that may lose or repeat is not wrong when it does and something went wrong";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NONE, UNSEEN, CALM);
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
        Promise promise = promise(row);
        List<String> broken = promise.brokenBy(
                row.count("ledger_lost"),
                row.count("ledger_duplicated"),
                row.count("ledger_unexpected"),
                row.count("ledger_out_of_order"));
        if (!broken.isEmpty()) {
            return NONE.finding(String.join(", ", broken));
        }
        Circumstances circumstances = new Circumstances(row);
        List<Finding> found = new ArrayList<>();
        if (promise.ordered() && !circumstances.knows("ledger_out_of_order")) {
            found.addAll(UNSEEN.finding("order not seen"));
        }
        List<String> allowed =
                Promise.EFFECTIVELY_ONCE.brokenBy(row.count("ledger_lost"), row.count("ledger_duplicated"), 0, 0);
        if (!allowed.isEmpty() && circumstances.stable() && !circumstances.departsIn("outage")) {
            found.addAll(CALM.finding(String.join(", ", allowed)));
        }
        return found;
    }

    /** Who says nothing has promised everything. */
    private static Promise promise(Row row) {
        String semantics = row.text("semantics");
        return semantics.isEmpty() ? Promise.EXACTLY_CALLS : Promise.parse(semantics);
    }
}
