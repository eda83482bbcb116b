package slowcall.integrations.failure;

import java.time.Duration;

/**
 * How a failed call is made again. A call that failed may have been applied all the same, so each repetition may apply it once more.
 *
 * @param times how often at most, after the first
 * @param pause before each
 */
public record Retry(int times, Duration pause) {
    /** Not at all. */
    public static final Retry NEVER = new Retry(0, Duration.ZERO);

    public Retry {
        if (times < 0) {
            throw new IllegalArgumentException("retries " + times + " must be at least 0");
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause " + pause + " must not be negative");
        }
    }

    /** How often a call is made at most. */
    public int attempts() {
        return times + 1;
    }
}
