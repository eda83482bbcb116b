package slowcall.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slowcall.result.Row;

/** Every completed request was applied at the service exactly as often as it has calls, and nothing else was applied. */
final class LedgerAgreement implements Check {
    private static final List<String> COLUMNS = List.of("ledger_lost", "ledger_duplicated", "ledger_unexpected");

    @Override
    public Optional<Finding> look(Row row) {
        List<String> wrong = new ArrayList<>();
        for (String column : COLUMNS) {
            if (row.count(column) > 0) {
                wrong.add(column.substring("ledger_".length()) + " " + row.count(column));
            }
        }
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(Verdict.Level.INVALID, "ledger:" + String.join(", ", wrong)));
    }
}
