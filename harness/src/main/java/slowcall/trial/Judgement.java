package slowcall.trial;

import java.util.List;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.validity.Checks;
import slowcall.validity.Verdict;

/** The verdict's columns. */
final class Judgement {
    static final Column STATUS = Column.of("status", "OK, or FAILED for a trial that did not finish");
    static final Column VERDICT =
            Column.of("verdict", "Whether the measurement can be trusted: VALID, SUSPECT or INVALID");
    static final Column REASONS = Column.of("reasons", "Why not, code:figures, separated by semicolons");

    static final List<Column> COLUMNS = List.of(STATUS, VERDICT, REASONS);

    private Judgement() {}

    static void judge(Row row) {
        Verdict verdict = Checks.judge(row);
        row.put(STATUS, "OK").put(VERDICT, verdict.level().name());
        if (!verdict.reasons().isEmpty()) {
            row.put(REASONS, String.join("; ", verdict.reasons()));
        }
    }

    static void failed(Row row, String why) {
        row.put(STATUS, "FAILED")
                .put(VERDICT, Verdict.Level.INVALID.name())
                .put(REASONS, "trial-failed:" + why.replace(';', ','));
    }
}
