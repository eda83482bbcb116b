package slowcall.validity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.result.Row;

/** The trial's word against the service's books. */
final class LedgerAgreement implements Check {
    private static final Threshold NONE = Threshold.invalid(
            "requests lost, duplicated or unexpected",
            0,
            "",
            "the books are exact and by ids, so that one that differs is wrong for certain");

    @Override
    public String code() {
        return "ledger";
    }

    @Override
    public String looksAt() {
        return "Every completed request was applied at the service exactly as often as it has calls, and nothing else was";
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
        return new Circumstances(row).knows("ledger_lost");
    }

    @Override
    public List<Finding> look(Row row) {
        String wrong = Stream.of("lost", "duplicated", "unexpected")
                .filter(how -> row.count("ledger_" + how) > 0)
                .map(how -> how + " " + row.count("ledger_" + how))
                .collect(Collectors.joining(", "));
        return wrong.isEmpty() ? List.of() : NONE.finding(wrong);
    }
}
