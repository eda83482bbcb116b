package slowcall.plan;

import java.util.Locale;

/** How closely a trial is looked at: what looking costs is itself a question. */
public enum Probing {
    /** Everything that the harness can measure. */
    ALL,
    /**
     * Only counters that are read once before and once after; and, every 50 ms, how many requests the recorder counts in flight and
     * how they went each second, because the regime and the trend are told from them. Nothing else is sampled or recorded meanwhile
     * besides latencies.
     */
    LEAST;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
