package slowcall.stats;

/**
 * A mean and its 95 % interval by Student's t: for means of runs, each itself a mean of thousands of requests and so close to
 * normal.
 *
 * @param mean of the values
 * @param low the interval's lower end
 * @param high its upper end
 */
public record MeanInterval(double mean, double low, double high) {
    /** Quantiles .975 of Student's t for 1, 2, ... degrees of freedom; beyond them the last is a little too wide. */
    private static final double[] T975 = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086
    };

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
     * Quantile .975 of Student's t, beyond twenty degrees of freedom a little too large.
     *
     * @param degrees of freedom, at least 1
     */
    public static double student975(int degrees) {
        return T975[Math.min(degrees, T975.length) - 1];
    }

    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
