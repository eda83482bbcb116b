package slowcall.stats;

import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What so many trials can show, and how many would show so much. By Student's t for a difference of means, with as many more trials
 * as a rank test needs for the same on normal values: π/3 times as many (Pitman's asymptotic relative efficiency of 3/π).
 *
 * @param deviation standard deviation of one trial, or of a pair's difference
 * @param paired whether it is that of pairs
 */
public record Precision(double deviation, boolean paired) {
    /** The probability with which what is there is to be found. */
    public static final double POWER = .8;

    /** What it takes beyond this is no longer a question of a few more trials. */
    public static final int MOST_TRIALS = 10_000;

    private static final double EFFICIENCY = 3 / Math.PI;

    /** Of two independent sides: the pooled standard deviation. */
    public static Precision ofSides(double[] a, double[] b) {
        double squares = squares(a) + squares(b);
        return new Precision(Math.sqrt(squares / (a.length + b.length - 2)), false);
    }

    /** Of pairs. */
    public static Precision ofPairs(double[] a, double[] b) {
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = b[i] - a[i];
        }
        return new Precision(Math.sqrt(squares(differences) / (a.length - 1)), true);
    }

    private static double squares(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares;
    }

    /**
     * The smallest difference that n trials a side would have shown with a probability of {@value #POWER}; infinite where they can
     * show none.
     *
     * @param alpha the two-sided probability that is low enough
     */
    public double detectable(int n, double alpha) {
        return test().smallest(n, n) > alpha
                ? Double.POSITIVE_INFINITY
                : (t(n, 1 - alpha / 2) + t(n, POWER)) * error(n);
    }

    /** How probable it is that n trials a side show such a difference: 1 less the distance that is left to the critical value. */
    public double power(double difference, int n, double alpha) {
        double beyond = difference / error(n) - t(n, 1 - alpha / 2);
        return TDistribution.of(degrees(n)).cumulativeProbability(beyond);
    }

    /** Trials a side to show such a difference; {@link #MOST_TRIALS} if it takes as many or more. */
    public int trialsToDetect(double difference, double alpha) {
        return fewest(test().fewest(alpha), n -> detectable(n, alpha) <= difference);
    }

    /** Trials a side to show that the sides differ by less than the margin, where they do not differ; likewise. */
    public int trialsForEquivalence(double margin, double alpha) {
        return fewest(
                test().fewest(2 * alpha), n -> (t(n, 1 - alpha) + t(n, 1 - (1 - POWER) / 2)) * error(n) <= margin);
    }

    private RankTest test() {
        return paired ? RankTest.SIGNED_RANK : RankTest.MANN_WHITNEY;
    }

    private double error(int n) {
        return deviation * Math.sqrt((paired ? 1 : 2) / (n * EFFICIENCY));
    }

    private double t(int n, double quantile) {
        return TDistribution.of(degrees(n)).inverseCumulativeProbability(quantile);
    }

    private double degrees(int n) {
        return paired ? n - 1 : 2 * n - 2;
    }

    private static int fewest(int from, IntPredicate enough) {
        int low = Math.max(2, from);
        if (enough.test(low)) {
            return low;
        }
        int high = MOST_TRIALS;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (enough.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
