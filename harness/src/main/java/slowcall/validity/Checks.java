package slowcall.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import slowcall.result.Row;

/** All checks, put together to a verdict. */
public final class Checks {
    /** The code of a trial that did not finish, which is no check's to find. */
    public static final String FAILED = "trial-failed";

    /** What is wrong for certain, then who was measured instead of the strategy, when, where, and by how much. */
    private static final List<Check> ALL = List.of(
            new Conservation(),
            new LedgerAgreement(),
            new EndedTwice(),
            new Undispatched(),
            new Undrained(),
            new NotHeld(),
            new Little(),
            new ShorterThanService(),
            new Overflow(),
            new Errors(),
            new TooFewSamples(),
            new GeneratorLag(),
            new ServiceSaturated(),
            new ClientLimit(),
            new ListenOverflow(),
            new NotSettled(),
            new NotStationary(),
            new Compiling(),
            new Steal(),
            new Throttled(),
            new Others());

    private Checks() {}

    /** Every check, in the order in which they are listed everywhere. */
    public static List<Check> all() {
        return ALL;
    }

    /** Judges a row that a trial has finished. */
    public static Verdict judge(Row row) {
        Verdict.Level level = Verdict.Level.VALID;
        List<String> reasons = new ArrayList<>();
        for (Check check : ALL) {
            List<Finding> findings = look(check, row);
            if (!findings.isEmpty()) {
                reasons.add(check.code() + ":" + figures(findings));
                level = worst(level, worst(findings));
            }
        }
        return new Verdict(level, reasons);
    }

    /** The verdict on a trial that did not finish. */
    public static Verdict failed(String why) {
        return new Verdict(Verdict.Level.INVALID, List.of(FAILED + ":" + why.replace(';', ',')));
    }

    /** What to do about a reason with this code; "" for a code that is not one of ours. */
    public static String remedy(String code) {
        if (code.equals(FAILED)) {
            return "the trial's JVM said why in its last line; ./slowcall doctor looks at the usual limits";
        }
        return ALL.stream()
                .filter(check -> check.code().equals(code))
                .map(Check::remedy)
                .findFirst()
                .orElse("");
    }

    /** What a check finds in a row: nothing in one that it cannot judge. */
    static List<Finding> look(Check check, Row row) {
        return check.judges(row) ? check.look(row) : List.of();
    }

    /** The worst level among findings; VALID without any. */
    static Verdict.Level worst(List<Finding> findings) {
        return findings.stream().map(Finding::level).reduce(Verdict.Level.VALID, Checks::worst);
    }

    private static Verdict.Level worst(Verdict.Level one, Verdict.Level other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String figures(List<Finding> findings) {
        return findings.stream().map(Finding::figures).collect(Collectors.joining(", "));
    }
}
