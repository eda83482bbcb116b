package slowcall.validity;

import java.util.List;

/**
 * Whether a row's measurement can be trusted, whatever its regime.
 *
 * @param level the worst of the findings
 * @param reasons one code with its figures for each finding, such as {@code ledger:lost 3}
 */
public record Verdict(Level level, List<String> reasons) {
    /** From trustworthy to not. */
    public enum Level {
        VALID,
        SUSPECT,
        INVALID
    }

    public Verdict {
        reasons = List.copyOf(reasons);
    }
}
