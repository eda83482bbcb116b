package slowcall.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import slowcall.stats.Bootstrap;
import slowcall.stats.Equivalence;
import slowcall.stats.LabelPermutation;
import slowcall.stats.MergedQuantile;
import slowcall.stats.Precision;
import slowcall.stats.RankTest;
import slowcall.stats.RatioBootstrap;
import slowcall.stats.RatioBootstrap.Interval;
import slowcall.stats.Samples;

/** A quantile for which no trial alone has the samples: a side's figure is that of its trials' merged histograms. */
final class EvidenceOfMerged implements Evidence {
    private static final double MICROS_PER_MILLI = 1000;

    /** Two one-sided tests at alpha are an interval of 1 − 2 alpha within the margins. */
    private static final double WITHIN = 1 - 2 * RankTest.ALPHA;

    private final MergedQuantile a;
    private final MergedQuantile b;
    private final MergedQuantile both;
    private final boolean isPaired;
    private @Nullable RatioBootstrap ratios;

    /**
     * Of at least one trial a side.
     *
     * @param a each trial's samples, in microseconds
     * @param isPaired whether the trials are pairs, in their order
     */
    EvidenceOfMerged(List<Samples> a, List<Samples> b, double quantile, boolean isPaired) {
        this.both = new MergedQuantile(Stream.concat(a.stream(), b.stream()).toList(), quantile);
        this.a = both.of(0, a.size());
        this.b = both.of(a.size(), a.size() + b.size());
        this.isPaired = isPaired;
    }

    private EvidenceOfMerged(EvidenceOfMerged other, boolean isPaired) {
        this.both = other.both;
        this.a = other.a;
        this.b = other.b;
        this.isPaired = isPaired;
    }

    /** The same trials, taken for pairs. */
    EvidenceOfMerged inPairs() {
        return new EvidenceOfMerged(this, true);
    }

    /** Whether each side has enough samples beyond the quantile. */
    boolean isTold() {
        return a.isTold() && b.isTold();
    }

    @Override
    public int trialsOfA() {
        return a.trials();
    }

    @Override
    public int trialsOfB() {
        return b.trials();
    }

    @Override
    public boolean isPaired() {
        return isPaired;
    }

    @Override
    public double a() {
        return a.value() / MICROS_PER_MILLI;
    }

    @Override
    public double b() {
        return b.value() / MICROS_PER_MILLI;
    }

    /** By the shares of either side's samples that lie beyond the quantile of both together, which no dealing of labels changes. */
    @Override
    public double p() {
        long[] samples = both.samplesOfEach();
        long[] beyond = both.beyondOfEach();
        return isPaired
                ? LabelPermutation.ofPairs(beyond, samples, SEED)
                : LabelPermutation.ofSides(a.trials(), beyond, samples, SEED);
    }

    /** How what lies beyond the quantile of both divides, at as many samples a side: 1 if all of it is b's. */
    @Override
    public double delta() {
        long[] samples = both.samplesOfEach();
        long[] beyond = both.beyondOfEach();
        double ofA = share(beyond, samples, IntStream.range(0, a.trials()).toArray());
        double ofB = share(
                beyond, samples, IntStream.range(a.trials(), both.trials()).toArray());
        return ofA + ofB > 0 ? (ofB - ofA) / (ofA + ofB) : 0;
    }

    private static double share(long[] beyond, long[] samples, int[] trials) {
        long sum = 0;
        long all = 0;
        for (int trial : trials) {
            sum += beyond[trial];
            all += samples[trial];
        }
        return (double) sum / Math.max(1, all);
    }

    @Override
    public boolean isEquivalent(Equivalence equivalence) {
        if (!(a() > 0) || fewer() < Bootstrap.FEWEST_FOR_AN_INTERVAL) {
            return false;
        }
        double margin = equivalence.margin(a()) / a();
        return resampled()
                .interval(WITHIN)
                .filter(interval -> interval.low() >= 1 - margin && interval.high() <= 1 + margin)
                .isPresent();
    }

    @Override
    public int fewestForEquivalence() {
        return Bootstrap.FEWEST_FOR_AN_INTERVAL;
    }

    /** From how far the resampled ratios scatter: their standard error is that of a difference of two figures of n trials. */
    @Override
    public Precision precision() {
        double error =
                resampled().interval(INTERVAL).map(EvidenceOfMerged::width).orElse(Double.POSITIVE_INFINITY) / 3.92;
        double perTrial = Math.sqrt(fewer() / (isPaired ? 1.0 : 2.0));
        return new Precision(a() * error * perTrial, isPaired);
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    @Override
    public Optional<RatioBootstrap> ratios() {
        return Optional.of(resampled());
    }

    private RatioBootstrap resampled() {
        if (ratios == null) {
            ratios = isPaired ? RatioBootstrap.ofPairs(a, b, SEED) : RatioBootstrap.ofSides(a, b, SEED);
        }
        return ratios;
    }
}
