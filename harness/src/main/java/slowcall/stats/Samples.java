package slowcall.stats;

import java.util.Arrays;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** What a histogram has recorded, without its empty places: the different values, ascending, and how many samples have each. */
public final class Samples {
    private final long[] values;
    private final int[] counts;

    Samples(long[] values, int[] counts) {
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
        // Most places are empty, and many of them lie below the least value. Up to the next power of two all are of one
        // width.
        long most = histogram.getTotalCount() > 0 ? histogram.getMaxValue() : -1;
        long next = histogram.lowestEquivalentValue(histogram.getMinValue());
        while (next <= most) {
            long width = histogram.sizeOfEquivalentValueRange(next);
            long end = Math.min(most, 2 * Long.highestOneBit(Math.max(1, next)) - 1);
            for (; next <= end; next += width) {
                long count = histogram.getCountAtValue(next);
                if (count == 0) {
                    continue;
                }
                if (different == values.length) {
                    values = Arrays.copyOf(values, 2 * different);
                    counts = Arrays.copyOf(counts, 2 * different);
                }
                values[different] = next + width - 1;
                counts[different] = Math.toIntExact(count);
                different++;
            }
        }
        return new Samples(Arrays.copyOf(values, different), Arrays.copyOf(counts, different));
    }

    /** Of one in HdrHistogram's compressed form; empty where that is unusual or broken, and for HdrHistogram to look at. */
    public static Optional<Samples> ofCompressed(byte[] compressed) {
        return CompressedHistogram.samples(compressed);
    }

    /** How many different values there are. */
    int size() {
        return values.length;
    }

    /** All of them; not to be changed. */
    long[] values() {
        return values;
    }

    long value(int index) {
        return values[index];
    }

    int count(int index) {
        return counts[index];
    }
}
