package slowcall.compare;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import slowcall.stats.CliffsDelta;
import slowcall.stats.Equivalence;
import slowcall.stats.LabelPermutation;
import slowcall.stats.MergedQuantile;
import slowcall.stats.Precision;
import slowcall.stats.RankTest;
import slowcall.stats.RatioBootstrap;
import slowcall.stats.RatioBootstrap.Interval;

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
     * @param a histograms of microseconds
     * @param isPaired whether the trials are pairs, in their order
     */
    EvidenceOfMerged(List<Histogram> a, List<Histogram> b, double quantile, boolean isPaired) {
        this.both = new MergedQuantile(Stream.concat(a.stream(), b.stream()).toList(), quantile);
        this.a = both.of(0, a.size());
        this.b = both.of(a.size(), a.size() + b.size());
        this.isPaired = isPaired;
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

    @Override
    public double p() {
        // Less than a microsecond is recorded as 0.
        ToDoubleBiFunction<int[], int[]> distance =
                (one, other) -> Math.abs(Math.log(Math.max(1, both.ofTrials(other)) / Math.max(1, both.ofTrials(one))));
        return isPaired
                ? LabelPermutation.ofPairs(a.trials(), distance, SEED)
                : LabelPermutation.ofSides(a.trials(), b.trials(), distance, SEED);
    }

    @Override
    public boolean isEquivalent(Equivalence equivalence) {
        if (!(a() > 0) || fewer() < FEWEST_FOR_AN_INTERVAL) {
            return false;
        }
        double margin = equivalence.margin(a()) / a();
        return ratios().interval(WITHIN)
                .filter(interval -> interval.low() >= 1 - margin && interval.high() <= 1 + margin)
                .isPresent();
    }

    @Override
    public double cliffsDelta() {
        return CliffsDelta.of(each(a), each(b));
    }

    private static double[] each(MergedQuantile trials) {
        return IntStream.range(0, trials.trials()).mapToDouble(trials::ofTrials).toArray();
    }

    /** From how far the resampled ratios scatter: their standard error is that of a difference of two figures of n trials. */
    @Override
    public Precision precision() {
        double error = ratios().interval(INTERVAL).map(EvidenceOfMerged::width).orElse(Double.POSITIVE_INFINITY) / 3.92;
        double perTrial = Math.sqrt(fewer() / (isPaired ? 1.0 : 2.0));
        return new Precision(a() * error * perTrial, isPaired);
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    @Override
    public RatioBootstrap ratios() {
        if (ratios == null) {
            ratios = isPaired ? RatioBootstrap.ofPairs(a, b, SEED) : RatioBootstrap.ofSides(a, b, SEED);
        }
        return ratios;
    }
}
