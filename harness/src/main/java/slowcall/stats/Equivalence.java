package slowcall.stats;

import java.util.Arrays;

/**
 * Whether two sides differ by less than matters, by two one-sided tests (Schuirmann 1987): b must lie clearly below what a would be
 * if it were larger by as much as matters, and clearly above what it would be if it were smaller by as much.
 *
 * @param share of a value that matters
 * @param floor what matters at least, in the values' unit
 */
public record Equivalence(double share, double floor) {
    public Equivalence {
        if (!(share > 0) || !(floor >= 0)) {
            throw new IllegalArgumentException("share " + share + " must be above 0, floor " + floor + " at least 0");
        }
    }

    /** What matters at a value. */
    public double margin(double value) {
        return Math.max(share * Math.abs(value), floor);
    }

    /** How probable it is that so little lies between the sides where it is as much as matters. */
    public double p(RankTest test, double[] a, double[] b) {
        double[] above = Arrays.stream(a).map(value -> value + margin(value)).toArray();
        double[] below = Arrays.stream(a).map(value -> value - margin(value)).toArray();
        return Math.max(test.greater(b, above), test.greater(below, b));
    }
}
