package slowcall.validity;

/**
 * What a check found wrong.
 *
 * @param level SUSPECT or INVALID
 * @param reason a code and its figures, {@code code:figures}; no {@code ;}, which separates reasons in the CSV
 */
public record Finding(Verdict.Level level, String reason) {}
