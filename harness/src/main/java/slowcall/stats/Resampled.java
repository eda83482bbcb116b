package slowcall.stats;

import java.util.SplittableRandom;

/** A figure of a side's trials, to be had again from trials drawn with replacement. */
public interface Resampled {
    /** How many trials there are. */
    int trials();

    /** The figure of all trials, each once. */
    double value();

    /**
     * The figure of a resample.
     *
     * @param drawn which trials, some more than once
     * @param random for what is drawn again within them
     */
    double value(int[] drawn, SplittableRandom random);
}
