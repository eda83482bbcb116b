package slowcall.tune;

import java.io.IOException;
import java.util.List;

/** Measures points: with trials, or, in a test, with a queue that is replayed. */
public interface Probe {
    /**
     * Measures every point once in each block; all points of a block meet the same schedule.
     *
     * @param purpose why, in a word
     * @param seed of the blocks' schedules; no two calls meet the same ones even with the same seed
     * @return a measurement for each point and block
     */
    List<Measurement> measure(String purpose, List<Point> points, int blocks, long seed)
            throws IOException, InterruptedException;
}
