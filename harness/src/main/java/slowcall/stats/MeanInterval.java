package slowcall.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean and its 95 % interval by Student's t: for means of runs, each itself a mean of thousands of requests and so close to
 * normal.
 *
 * @param mean of the values
 * @param low the interval's lower end
 * @param high its upper end
 */
public record MeanInterval(double mean, double low, double high) {
    /** The mean of at least two values. */
    public static MeanInterval of(double... values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("an interval needs at least two values, not " + values.length);
        }
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        double half = student975(values.length - 1) * error;
        return new MeanInterval(mean, mean - half, mean + half);
    }

    /**
     * Quantile .975 of Student's t.
     *
     * @param degrees of freedom, at least 1
     */
    public static double student975(int degrees) {
        return TDistribution.of(degrees).inverseCumulativeProbability(.975);
    }

    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
