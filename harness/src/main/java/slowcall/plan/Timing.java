package slowcall.plan;

import java.time.Duration;

/**
 * How long the parts of a trial last.
 *
 * @param warmup the longest that load is offered before the clock starts; it ends when the load has become stationary
 * @param measure length of the measured schedule; unused by bursts and holds, which last until their last request has ended
 * @param timeout a request's deadline, counted from its intended start
 */
public record Timing(Duration warmup, Duration measure, Duration timeout) {
    private static final Duration USUAL_WARMUP = Duration.ofSeconds(28);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public Timing {
        requireWarmup(warmup);
        requireMeasure(measure);
        requireTimeout(timeout);
    }

    /** How long the warm-up is likely to last: its cap, or what most loads take to become stationary. */
    public Duration expectedWarmup() {
        return warmup.compareTo(USUAL_WARMUP) < 0 ? warmup : USUAL_WARMUP;
    }

    static Duration requireWarmup(Duration warmup) {
        return require("warmup", warmup, Duration.ZERO, Duration.ofHours(1));
    }

    static Duration requireMeasure(Duration measure) {
        return require("measure", measure, Duration.ofMillis(100), Duration.ofHours(24));
    }

    static Duration requireTimeout(Duration timeout) {
        return require("timeout", timeout, Duration.ofMillis(1), LONGEST);
    }

    private static Duration require(String what, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(what + " " + value.toMillis() + " ms must be between " + least.toMillis()
                    + " and " + most.toMillis() + " ms");
        }
        return value;
    }
}
