package slowcall.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The percentile bootstrap of a median over trials (Efron 1979): the trial, not the request, is what is drawn again. With few
 * trials the interval is only as wide as the trials themselves, and covers less than it says.
 */
public final class Bootstrap {
    /**
     * With fewer values no interval between them covers the median in 95 % of cases: from the lowest to the highest of n values
     * it is covered with probability 1 - 2 / 2^n, which is 94 % for five.
     */
    public static final int FEWEST_FOR_AN_INTERVAL = 6;

    private static final int RESAMPLES = 2000;

    private Bootstrap() {}

    /**
     * A median and its 95 % interval.
     *
     * @param n values that it was made from
     */
    public record Median(double value, double low, double high, int n) {}

    /**
     * The median of at least one value.
     *
     * @param seed the same seed gives the same interval
     */
    public static Median median(double[] values, long seed) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a median needs at least one value");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] medians = new double[RESAMPLES];
        double[] resample = new double[values.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < resample.length; j++) {
                resample[j] = values[random.nextInt(values.length)];
            }
            medians[i] = MedianOfTrials.median(resample.clone());
        }
        Arrays.sort(medians);
        return new Median(
                MedianOfTrials.median(values.clone()),
                medians[(int) (RESAMPLES * 0.025)],
                medians[(int) (RESAMPLES * 0.975) - 1],
                values.length);
    }
}
