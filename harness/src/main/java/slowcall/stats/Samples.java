package slowcall.stats;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** What a histogram has recorded, without its empty places: the different values, ascending, and how many samples have each. */
public final class Samples {
    private final long[] values;
    private final int[] counts;

    private Samples(long[] values, int[] counts) {
        this.values = values;
        this.counts = counts;
    }

    /**
     * Of a histogram.
     *
     * @throws ArithmeticException if more than 2³¹ − 1 samples have one value
     */
    public static Samples of(Histogram histogram) {
        long[] values = new long[64];
        int[] counts = new int[64];
        int different = 0;
        // Most places are empty, and many of them lie below the least value.
        long most = histogram.getMaxValue();
        long next = histogram.getMinValue();
        while (next <= most && histogram.getTotalCount() > 0) {
            long count = histogram.getCountAtValue(next);
            if (count > 0) {
                if (different == values.length) {
                    values = Arrays.copyOf(values, 2 * different);
                    counts = Arrays.copyOf(counts, 2 * different);
                }
                values[different] = histogram.highestEquivalentValue(next);
                counts[different] = Math.toIntExact(count);
                different++;
            }
            next = histogram.nextNonEquivalentValue(next);
        }
        return new Samples(Arrays.copyOf(values, different), Arrays.copyOf(counts, different));
    }

    /** How many different values there are. */
    int size() {
        return values.length;
    }

    long value(int index) {
        return values[index];
    }

    int count(int index) {
        return counts[index];
    }
}
