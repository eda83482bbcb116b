package slowcall.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The median of one value per trial. What chance does within a trial is in its value, and so in how trials differ. */
public final class MedianOfTrials implements Resampled {
    private final double[] values;

    /** Of at least one value. */
    public MedianOfTrials(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a median needs at least one value");
        }
        this.values = values.clone();
    }

    @Override
    public int trials() {
        return values.length;
    }

    @Override
    public double value() {
        return median(values.clone());
    }

    @Override
    public double value(int[] drawn, SplittableRandom random) {
        double[] resample = new double[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            resample[i] = values[drawn[i]];
        }
        return median(resample);
    }

    /** Of values that it may reorder. */
    static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
