package slowcall.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The hierarchical percentile bootstrap of a ratio b / a: trials are drawn again within each side, or blocks where the sides are
 * paired, and within them what the figure draws again (Davison and Hinkley 1997, 3.8). The ends of the interval are the resamples'
 * own quantiles.
 */
public final class RatioBootstrap {
    private static final int RESAMPLES = 2000;

    private final double[] ascending;

    private RatioBootstrap(double[] ascending) {
        this.ascending = ascending;
    }

    /** A ratio's interval. */
    public record Interval(double low, double high) {}

    /** Of two independent sides; the same seed gives the same intervals. */
    public static RatioBootstrap ofSides(Resampled a, Resampled b, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ratios = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double below = a.value(drawn(a.trials(), random), random);
            ratios[i] = ratio(below, b.value(drawn(b.trials(), random), random));
        }
        return of(ratios);
    }

    /** Of two sides whose trials are paired in their order. */
    public static RatioBootstrap ofPairs(Resampled a, Resampled b, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ratios = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int[] blocks = drawn(a.trials(), random);
            ratios[i] = ratio(a.value(blocks, random), b.value(blocks, random));
        }
        return of(ratios);
    }

    private static int[] drawn(int trials, SplittableRandom random) {
        int[] drawn = new int[trials];
        for (int i = 0; i < trials; i++) {
            drawn[i] = random.nextInt(trials);
        }
        return drawn;
    }

    private static double ratio(double a, double b) {
        return a > 0 ? b / a : Double.POSITIVE_INFINITY;
    }

    private static RatioBootstrap of(double[] ratios) {
        Arrays.sort(ratios);
        return new RatioBootstrap(ratios);
    }

    /**
     * The middle share of the resamples; empty where it reaches to what is no ratio, because a was not above 0.
     *
     * @param share such as .95
     */
    public Optional<Interval> interval(double share) {
        double outside = (1 - share) / 2;
        double low = ascending[(int) Math.round(RESAMPLES * outside)];
        double high = ascending[(int) Math.round(RESAMPLES * (1 - outside)) - 1];
        return Double.isFinite(high) ? Optional.of(new Interval(low, high)) : Optional.empty();
    }
}
