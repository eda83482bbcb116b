package slowcall.validity;

import java.util.List;
import java.util.Optional;
import slowcall.result.Row;

/** All checks, put together to a verdict. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            new Conservation(),
            new LedgerAgreement(),
            new EndedTwice(),
            new Undispatched(),
            new ListenOverflow(),
            new Undrained());

    private Checks() {}

    /** Judges a row that a trial has finished. */
    public static Verdict judge(Row row) {
        List<Finding> findings = ALL.stream()
                .map(check -> check.look(row))
                .flatMap(Optional::stream)
                .toList();
        Verdict.Level level =
                findings.stream().map(Finding::level).max(Enum::compareTo).orElse(Verdict.Level.VALID);
        return new Verdict(level, findings.stream().map(Finding::reason).toList());
    }
}
