package slowcall.plan;

import java.time.Duration;
import java.util.Locale;

/**
 * A time during which the service does not do its work.
 *
 * @param after when it begins, counted from the schedule's start
 * @param length how long it lasts
 * @param mode what becomes of a call that is made in it
 */
public record Outage(Duration after, Duration length, Mode mode) {

    /** What becomes of a call. */
    public enum Mode {
        /** It is answered at once, with status 503. */
        FAIL,
        /** It is answered when the outage is over and its own delay has passed. */
        HANG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Outage {
        if (after.isNegative() || after.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException(
                    "outage after " + after.toMillis() + " ms must be between 0 and 24 hours");
        }
        if (length.toMillis() < 1 || length.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    "outage for " + length.toMillis() + " ms must be between 1 ms and 10 minutes");
        }
    }

    /** When it is over, counted from the schedule's start. */
    public Duration end() {
        return after.plus(length);
    }

    @Override
    public String toString() {
        return mode + "-after-" + after.toMillis() + "ms-for-" + length.toMillis() + "ms";
    }
}
