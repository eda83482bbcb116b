package slowcall.integrations.chapter;

import java.util.List;
import java.util.Locale;
import slowcall.stats.Bootstrap;

/** How thoroughly claims are examined. */
public enum Size {
    /** Whether everything works, in minutes. Not for publication: one block has no interval. */
    SMOKE(1, "200ms", "1s"),
    /** For publication: no more blocks than an interval needs, for a block of all claims takes twenty minutes. */
    FULL(Bootstrap.FEWEST_FOR_AN_INTERVAL, "10s", "10s");

    private final int blocks;
    private final String warmup;
    private final String measure;

    Size(int blocks, String warmup, String measure) {
        this.blocks = blocks;
        this.warmup = warmup;
        this.measure = measure;
    }

    public int blocks() {
        return blocks;
    }

    /** Delays of the service, in milliseconds, ascending from 0. */
    public List<Integer> delays() {
        return choose(List.of(0, 50), List.of(0, 50, 500));
    }

    /** One of two, by size. */
    public <T> T choose(T smoke, T full) {
        return this == SMOKE ? smoke : full;
    }

    /** The name of its plan. */
    String planName() {
        return choose("chapter-smoke", "chapter");
    }

    /** What cells fall back on, as a plan's defaults. */
    String defaults() {
        return "{\"warmup\": \"" + warmup + "\", \"measure\": \"" + measure + "\", \"timeout\": \"15s\"}";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
