package slowcall.validity;

/**
 * What a check found wrong.
 *
 * @param threshold what was passed
 * @param figures the value and its limit, or what was counted; no {@code ;}, which separates reasons in the CSV
 */
public record Finding(Threshold threshold, String figures) {
    Verdict.Level level() {
        return threshold.level();
    }
}
