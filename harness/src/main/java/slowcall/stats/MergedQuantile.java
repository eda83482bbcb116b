package slowcall.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A quantile of many trials' histograms merged: that of all their samples together, and no mean of their quantiles.
 *
 * <p>A resample draws trials, then samples within them. The second takes no drawing of thousands: the k-th of N samples drawn again is
 * the value at a point that is distributed as the k-th of N uniform ones is, Beta(k, N − k + 1), which for the 100 samples that must
 * lie beyond a quantile is close to normal with variance q(1 − q) / N.
 */
public final class MergedQuantile implements Resampled {
    private final long[] values;
    /** Of each trial, how many samples are at most each of the values. */
    private final int[][] atMost;

    private final double quantile;
    /** Which of the trials are its own. */
    private final int[] own;

    /**
     * Of at least one trial.
     *
     * @param trials their histograms; those without samples count for nothing
     * @param quantile between 0 and 1
     */
    public MergedQuantile(List<Histogram> trials, double quantile) {
        if (trials.isEmpty() || !(quantile > 0) || !(quantile < 1)) {
            throw new IllegalArgumentException("quantile " + quantile + " of " + trials.size() + " trials");
        }
        this.quantile = quantile;
        this.values = trials.stream()
                .flatMapToLong(MergedQuantile::recorded)
                .sorted()
                .distinct()
                .toArray();
        this.atMost = trials.stream().map(this::cumulative).toArray(int[][]::new);
        this.own = IntStream.range(0, trials.size()).toArray();
    }

    private MergedQuantile(MergedQuantile all, int from, int to) {
        this.quantile = all.quantile;
        this.values = all.values;
        this.atMost = all.atMost;
        this.own = Arrays.copyOfRange(all.own, from, to);
    }

    /** That of some of the trials. */
    public MergedQuantile of(int from, int to) {
        return new MergedQuantile(this, from, to);
    }

    private static LongStream recorded(Histogram histogram) {
        LongStream.Builder recorded = LongStream.builder();
        for (HistogramIterationValue each : histogram.recordedValues()) {
            recorded.add(each.getValueIteratedTo());
        }
        return recorded.build();
    }

    private int[] cumulative(Histogram histogram) {
        int[] counts = new int[values.length];
        for (HistogramIterationValue each : histogram.recordedValues()) {
            counts[Arrays.binarySearch(values, each.getValueIteratedTo())] +=
                    Math.toIntExact(each.getCountAtValueIteratedTo());
        }
        Arrays.parallelPrefix(counts, Math::addExact);
        return counts;
    }

    @Override
    public int trials() {
        return own.length;
    }

    /** Whether enough samples lie beyond the quantile for it to be told. */
    public boolean isTold() {
        return samples(own) * (1 - quantile) >= Quantiles.SAMPLES_BEYOND - 1e-6;
    }

    @Override
    public double value() {
        return at(own, quantile);
    }

    /** The quantile of some of its trials, each as often as it is named; in the histograms' unit, and 0 without samples. */
    public double ofTrials(int... chosen) {
        return at(named(chosen), quantile);
    }

    @Override
    public double value(int[] drawn, SplittableRandom random) {
        int[] trials = named(drawn);
        double deviation = Math.sqrt(quantile * (1 - quantile) / Math.max(1, samples(trials)));
        return at(trials, quantile + deviation * random.nextGaussian());
    }

    private int[] named(int[] chosen) {
        int[] trials = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            trials[i] = own[chosen[i]];
        }
        return trials;
    }

    private long samples(int[] trials) {
        long samples = 0;
        for (int trial : trials) {
            samples += values.length == 0 ? 0 : atMost[trial][values.length - 1];
        }
        return samples;
    }

    private double at(int[] trials, double point) {
        long samples = samples(trials);
        if (samples == 0) {
            return 0;
        }
        long rank = Math.clamp((long) Math.ceil(point * samples - 1e-9), 1, samples);
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long below = 0;
            for (int trial : trials) {
                below += atMost[trial][middle];
            }
            if (below >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values[low];
    }
}
