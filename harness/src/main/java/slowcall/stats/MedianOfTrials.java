package slowcall.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The median of one value per trial. What chance does within a trial is in its value, and so in how trials differ. */
public final class MedianOfTrials implements Resampled {
    private final double[] ascending;
    /** Where each trial's value stands among them. */
    private final int[] places;

    /** Of at least one value. */
    public MedianOfTrials(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a median needs at least one value");
        }
        this.ascending = values.clone();
        Arrays.sort(ascending);
        // Of equal values any place will do.
        this.places = Arrays.stream(values)
                .mapToInt(value -> Arrays.binarySearch(ascending, value))
                .toArray();
    }

    @Override
    public int trials() {
        return places.length;
    }

    @Override
    public double value() {
        return median(ascending.clone());
    }

    @Override
    public double value(int[] drawn, SplittableRandom random) {
        int[] times = new int[ascending.length];
        for (int trial : drawn) {
            times[places[trial]]++;
        }
        int middle = drawn.length / 2;
        double upper = at(middle, times);
        return drawn.length % 2 == 1 ? upper : (at(middle - 1, times) + upper) / 2;
    }

    /** The value at a place of the resample, counted from 0, without sorting it. */
    private double at(int place, int[] times) {
        int index = 0;
        for (int passed = times[0]; passed <= place; passed += times[index]) {
            index++;
        }
        return ascending[index];
    }

    /** Of values that it may reorder. */
    public static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
