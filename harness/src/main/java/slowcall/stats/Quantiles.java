package slowcall.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** Quantiles that enough samples stand behind. */
public final class Quantiles {
    /** Samples that must lie beyond a quantile for it to be told. */
    public static final int SAMPLES_BEYOND = 100;

    private Quantiles() {}

    /**
     * A quantile of a histogram of microseconds, in milliseconds; unknown where fewer than {@value #SAMPLES_BEYOND} samples lie
     * beyond it.
     *
     * @param quantile between 0 and 1
     */
    public static OptionalDouble millis(Histogram histogram, double quantile) {
        double beyond = histogram.getTotalCount() * (1 - quantile);
        return beyond < SAMPLES_BEYOND - 1e-6
                ? OptionalDouble.empty()
                : OptionalDouble.of(histogram.getValueAtPercentile(quantile * 100) / 1000.0);
    }

    /**
     * A quantile of single values, in their unit; not a number where fewer than {@value #SAMPLES_BEYOND} of them lie beyond it.
     *
     * @param quantile between 0 and 1
     */
    public static double of(long[] values, double quantile) {
        int beyond = Math.toIntExact((long) Math.floor(values.length * (1 - quantile) + 1e-6));
        if (beyond < SAMPLES_BEYOND) {
            return Double.NaN;
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - beyond - 1];
    }

    /** The digits behind the point, two at least unless more are needed: .5 is 50, .999 is 999. */
    public static String digits(double quantile) {
        String text = String.format(Locale.ROOT, "%.4f", quantile).substring(2).replaceAll("0+$", "");
        return text.length() < 2 ? text + "0" : text;
    }
}
