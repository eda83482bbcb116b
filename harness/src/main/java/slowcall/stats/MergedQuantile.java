package slowcall.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A quantile of many trials' histograms merged: that of all their samples together, and no mean of their quantiles.
 *
 * <p>A resample draws trials, then samples within them. The second takes no drawing of thousands: the k-th of N samples drawn again is
 * the value at a point that is distributed as the k-th of N uniform ones is, Beta(k, N − k + 1), which for the 100 samples that must
 * lie beyond a quantile is close to normal with variance q(1 − q) / N.
 */
public final class MergedQuantile implements Resampled {
    private final long[] values;
    /** For each of the values, how many samples of each trial are at most that. */
    private final int[][] atMost;

    private final double quantile;
    /** Which of the trials are its own. */
    private final int[] own;
    /** Where the quantile of all trials is among the values; those of resamples lie close to it. */
    private final int likely;

    /**
     * Of at least one trial.
     *
     * @param trials their samples; those without any count for nothing
     * @param quantile between 0 and 1
     */
    public MergedQuantile(List<Samples> trials, double quantile) {
        if (trials.isEmpty() || !(quantile > 0) || !(quantile < 1)) {
            throw new IllegalArgumentException("quantile " + quantile + " of " + trials.size() + " trials");
        }
        this.quantile = quantile;
        this.values = different(trials);
        this.atMost = new int[values.length][trials.size()];
        for (int trial = 0; trial < trials.size(); trial++) {
            count(trials.get(trial), trial);
        }
        accumulate();
        this.own = IntStream.range(0, trials.size()).toArray();
        this.likely = samples(own) == 0 ? 0 : index(own, rank(samples(own), quantile), 0);
    }

    /** All values of all trials, each once, ascending. Trials have most of theirs in common, so that a union is hardly larger than either. */
    private static long[] different(List<Samples> trials) {
        List<long[]> unions = trials.stream().map(Samples::values).toList();
        while (unions.size() > 1) {
            List<long[]> fewer = new ArrayList<>();
            for (int i = 0; i < unions.size(); i += 2) {
                fewer.add(i + 1 < unions.size() ? union(unions.get(i), unions.get(i + 1)) : unions.get(i));
            }
            unions = fewer;
        }
        return unions.getFirst();
    }

    private static long[] union(long[] one, long[] other) {
        long[] both = new long[one.length + other.length];
        int end = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            long next = Math.min(one[i], other[j]);
            both[end++] = next;
            i += one[i] == next ? 1 : 0;
            j += other[j] == next ? 1 : 0;
        }
        System.arraycopy(one, i, both, end, one.length - i);
        end += one.length - i;
        System.arraycopy(other, j, both, end, other.length - j);
        end += other.length - j;
        return Arrays.copyOf(both, end);
    }

    private void count(Samples samples, int trial) {
        int at = 0;
        for (int i = 0; i < samples.size(); i++) {
            while (values[at] != samples.value(i)) {
                at++;
            }
            atMost[at][trial] = samples.count(i);
        }
    }

    private void accumulate() {
        for (int i = 1; i < values.length; i++) {
            int[] less = atMost[i - 1];
            int[] sums = atMost[i];
            for (int trial = 0; trial < sums.length; trial++) {
                sums[trial] = Math.addExact(less[trial], sums[trial]);
            }
        }
    }

    private MergedQuantile(MergedQuantile all, int from, int to) {
        this.quantile = all.quantile;
        this.values = all.values;
        this.atMost = all.atMost;
        this.own = Arrays.copyOfRange(all.own, from, to);
        this.likely = all.likely;
    }

    /** That of some of the trials. */
    public MergedQuantile of(int from, int to) {
        return new MergedQuantile(this, from, to);
    }

    @Override
    public int trials() {
        return own.length;
    }

    /** Whether enough samples lie beyond the quantile for it to be told. */
    public boolean isTold() {
        return samples(own) * (1 - quantile) >= Quantiles.SAMPLES_BEYOND - 1e-6;
    }

    /** In the histograms' unit; 0 without samples. */
    @Override
    public double value() {
        return at(own, quantile);
    }

    /** How many samples each of its trials has. */
    public long[] samplesOfEach() {
        return Arrays.stream(own)
                .mapToLong(trial -> values.length == 0 ? 0 : atMost[values.length - 1][trial])
                .toArray();
    }

    /** How many of them lie beyond the quantile of all. */
    public long[] beyondOfEach() {
        long[] samples = samplesOfEach();
        int at = Arrays.binarySearch(values, (long) value());
        for (int i = 0; i < samples.length && at >= 0; i++) {
            samples[i] -= atMost[at][own[i]];
        }
        return samples;
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
        return values.length == 0 ? 0 : sum(atMost[values.length - 1], trials);
    }

    private static long sum(int[] ofEach, int[] trials) {
        long sum = 0;
        for (int trial : trials) {
            sum += ofEach[trial];
        }
        return sum;
    }

    private double at(int[] trials, double point) {
        long samples = samples(trials);
        if (samples == 0) {
            return 0;
        }
        return values[index(trials, rank(samples, point), likely)];
    }

    private static long rank(long samples, double point) {
        return Math.clamp((long) Math.ceil(point * samples - 1e-9), 1, samples);
    }

    /** The first of the values that as many samples of the trials are at most; the search widens from where it is likely to be. */
    private int index(int[] trials, long rank, int likely) {
        int low;
        int high;
        int step = 1;
        if (sum(atMost[likely], trials) >= rank) {
            high = likely;
            while (high >= step && sum(atMost[high - step], trials) >= rank) {
                high -= step;
                step *= 2;
            }
            low = Math.max(0, high - step + 1);
        } else {
            low = likely + 1;
            while (low + step <= values.length && sum(atMost[low + step - 1], trials) < rank) {
                low += step;
                step *= 2;
            }
            high = Math.min(values.length, low + step) - 1;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sum(atMost[middle], trials) >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
