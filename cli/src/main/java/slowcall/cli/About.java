package slowcall.cli;

import java.time.Duration;

/** Lengths of time that are estimates. */
final class About {
    private About() {}

    /** To the minute: {@code about 25 minutes}. */
    static String minutes(Duration duration) {
        long minutes = Math.max(1, Math.round(duration.toSeconds() / 60.0));
        return minutes == 1 ? "about a minute" : "about " + minutes + " minutes";
    }
}
