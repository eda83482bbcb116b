package slowcall.plan;

import java.util.Locale;

/** How closely a trial is looked at: what looking costs is itself a question. */
public enum Probing {
    /** Everything that the harness can measure. */
    ALL,
    /**
     * Only counters that are read once before and once after, and the number of requests in flight, which the regime is told from:
     * it is looked at every 50 ms. Nothing else is sampled or recorded meanwhile besides latencies.
     */
    LEAST;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
