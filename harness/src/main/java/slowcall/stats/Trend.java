package slowcall.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether values in sequence rise or fall: the Mann–Kendall test, and the Theil–Sen slope, the median of the slopes between all pairs.
 * Neither minds outliers or asks for a distribution.
 *
 * <p>H. B. Mann, Nonparametric tests against trend, Econometrica 13 (1945); P. K. Sen, Estimates of the regression coefficient based
 * on Kendall's tau, JASA 63 (1968).
 *
 * @param slope per step; not a number with fewer than two values
 * @param p two-sided: how probable so clear a trend, or a clearer one, is without any; 1 with fewer than three values
 */
public record Trend(double slope, double p) {
    /** Up to here the distribution of S is counted out; beyond, and with ties, it is close to normal. */
    private static final int EXACT_UP_TO = 30;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Looks at values one step apart. */
    public static Trend of(double... values) {
        int n = values.length;
        if (n < 2) {
            return new Trend(Double.NaN, 1);
        }
        double[] slopes = new double[n * (n - 1) / 2];
        int pairs = 0;
        int s = 0;
        boolean ties = false;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[pairs++] = (values[j] - values[i]) / (j - i);
                s += (int) Math.signum(values[j] - values[i]);
                ties |= values[j] == values[i];
            }
        }
        Arrays.sort(slopes);
        double median = (slopes[pairs / 2] + slopes[(pairs - 1) / 2]) / 2;
        if (n < 3) {
            return new Trend(median, 1);
        }
        return new Trend(median, ties || n > EXACT_UP_TO ? normal(s, values) : exact(Math.abs(s), n));
    }

    /**
     * The share of the n! orders whose S is at least as far from 0. The number of orders with k inversions grows by one value at a
     * time: the i-th can make 0 to i − 1 of them; S = n(n − 1)/2 − 2k.
     */
    private static double exact(int s, int n) {
        double[] share = {1};
        for (int i = 2; i <= n; i++) {
            double[] next = new double[share.length + i - 1];
            for (int k = 0; k < share.length; k++) {
                for (int inversions = 0; inversions < i; inversions++) {
                    next[k + inversions] += share[k] / i;
                }
            }
            share = next;
        }
        double p = 0;
        for (int k = 0; k < share.length; k++) {
            if (Math.abs(n * (n - 1) / 2 - 2 * k) >= s) {
                p += share[k];
            }
        }
        return Math.min(1, p);
    }

    /** With the variance for ties and a continuity correction. */
    private static double normal(int s, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double n = values.length;
        double variance = n * (n - 1) * (2 * n + 5);
        int run = 1;
        for (int i = 1; i <= sorted.length; i++) {
            if (i < sorted.length && sorted[i] == sorted[i - 1]) {
                run++;
            } else {
                variance -= run * (run - 1.0) * (2.0 * run + 5);
                run = 1;
            }
        }
        if (s == 0 || variance <= 0) {
            return 1;
        }
        double z = (Math.abs(s) - 1) / Math.sqrt(variance / 18);
        return 2 * NORMAL.survivalProbability(z);
    }
}
