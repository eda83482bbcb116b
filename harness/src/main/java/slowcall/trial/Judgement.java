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
    static final Column REASONS = Column.of(
            "reasons",
            "Why not: code:figures of each check that objects, separated by semicolons; results/CHECKS.md explains the codes");

    static final List<Column> COLUMNS = List.of(STATUS, VERDICT, REASONS);

    private Judgement() {}

    static void judge(Row row) {
        put(row, "OK", Checks.judge(row));
    }

    static void failed(Row row, String why) {
        put(row, "FAILED", Checks.failed(why));
    }

    private static void put(Row row, String status, Verdict verdict) {
        row.put(STATUS, status).put(VERDICT, verdict.level().name());
        if (!verdict.reasons().isEmpty()) {
            row.put(REASONS, String.join("; ", verdict.reasons()));
        }
    }
}
