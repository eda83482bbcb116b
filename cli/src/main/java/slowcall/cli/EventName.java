package slowcall.cli;

import java.util.Locale;

/** The events that {@code --json} prints; {@code docs/json.md} says what is in each. */
enum EventName {
    WARNING,
    NOTE,
    RUN_STARTED,
    SELFCHECK_STARTED,
    CHAPTER_STARTED,
    KILLS_STARTED,
    CALIBRATION_STARTED,
    CALIBRATION_STEP,
    CALIBRATION_FINISHED,
    BLOCK_STARTED,
    TRIAL_STARTED,
    TRIAL_PHASE,
    TRIAL_FINISHED,
    PROGRESS,
    SUMMARY,
    MEMORY,
    BENCHMARKS_FINISHED,
    ANSWER,
    TRIED,
    SELFCHECK,
    CLAIM,
    KILLED,
    CHECK,
    STRATEGY,
    FINISHED,
    ERROR,
    INTERRUPTED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
