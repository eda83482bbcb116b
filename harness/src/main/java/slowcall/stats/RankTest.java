package slowcall.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Whether values of one side lie higher than those of another, by their ranks alone: no outlier and no shape of distribution misleads
 * it. Probabilities are exact for few values, with ties or without, otherwise normal approximations that correct for ties; none is
 * given as smaller than what so few values can show at best.
 */
public enum RankTest {
    /** Of two independent samples (Mann and Whitney 1947). */
    MANN_WHITNEY {
        @Override
        double untied(double[] a, double[] b, AlternativeHypothesis alternative) {
            return MannWhitneyUTest.withDefaults().with(alternative).test(b, a).getPValue();
        }

        @Override
        boolean isTied(double[] a, double[] b) {
            double[] both = joined(b, a);
            return both.length <= MOST_TIED && Arrays.stream(both).distinct().count() < both.length;
        }

        @Override
        double tied(double[] a, double[] b, boolean isTwoSided) {
            int[] ranks = RankSums.doubled(joined(b, a));
            int sum = Arrays.stream(ranks, 0, b.length).sum();
            RankSums sums = RankSums.ofChoices(ranks, b.length);
            return isTwoSided ? sums.asFarAs(sum) : sums.atLeast(sum);
        }

        @Override
        public double effect(double[] a, double[] b) {
            return CliffsDelta.of(a, b);
        }

        @Override
        double orders(int a, int b) {
            double orders = 1;
            for (int i = 1; i <= a; i++) {
                orders *= (b + i) / (double) i;
            }
            return orders;
        }

        @Override
        RankSums distribution(int n) {
            return RankSums.ofChoices(IntStream.rangeClosed(1, 2 * n).toArray(), n);
        }
    },

    /** Of pairs, by the signed ranks of their differences (Wilcoxon 1945); where there is none, the rank is left out (Pratt 1959). */
    SIGNED_RANK {
        @Override
        double untied(double[] a, double[] b, AlternativeHypothesis alternative) {
            return WilcoxonSignedRankTest.withDefaults()
                    .with(alternative)
                    .test(b, a)
                    .getPValue();
        }

        @Override
        boolean isTied(double[] a, double[] b) {
            double[] distances = distances(a, b);
            return distances.length <= MOST_TIED
                    && (Arrays.stream(distances).distinct().count() < distances.length
                            || Arrays.stream(distances).anyMatch(distance -> distance == 0));
        }

        @Override
        double tied(double[] a, double[] b, boolean isTwoSided) {
            double[] distances = distances(a, b);
            int[] ranks = RankSums.doubled(distances);
            int sum = IntStream.range(0, ranks.length)
                    .filter(i -> distances[i] > 0 && b[i] > a[i])
                    .map(i -> ranks[i])
                    .sum();
            RankSums sums = RankSums.ofSigns(IntStream.range(0, ranks.length)
                    .filter(i -> distances[i] > 0)
                    .map(i -> ranks[i])
                    .toArray());
            return isTwoSided ? sums.asFarAs(sum) : sums.atLeast(sum);
        }

        @Override
        public double effect(double[] a, double[] b) {
            double[] distances = distances(a, b);
            int[] ranks = RankSums.doubled(distances);
            long balance = 0;
            long all = 0;
            for (int i = 0; i < ranks.length; i++) {
                if (distances[i] > 0) {
                    balance += b[i] > a[i] ? ranks[i] : -ranks[i];
                    all += ranks[i];
                }
            }
            return all == 0 ? 0 : (double) balance / all;
        }

        @Override
        double orders(int a, int b) {
            return Math.pow(2, Math.min(a, b));
        }

        @Override
        RankSums distribution(int n) {
            return RankSums.ofSigns(IntStream.rangeClosed(1, n).toArray());
        }
    };

    /** The probability of a p-value at or below this, where there is no difference, is to be this. */
    public static final double ALPHA = .05;

    private static final int MOST_TRIALS = 10_000;

    /** Of more values with ties the normal approximation is close, and counting all ways takes long. */
    private static final int MOST_TIED = 32;

    /** Digits of a difference that count. */
    private static final int DIGITS = 12;

    /** Without ties, or with too many values to count all ways: the library's. */
    abstract double untied(double[] a, double[] b, AlternativeHypothesis alternative);

    abstract boolean isTied(double[] a, double[] b);

    abstract double tied(double[] a, double[] b, boolean isTwoSided);

    /**
     * What is tested, between -1 and 1: how far the sides lie apart by their order alone. It is 1 if b lies above a altogether, and 0 if
     * neither tends to be higher. Of sides it is Cliff's delta; of pairs the ranks of those in which b is higher, less the ranks of those
     * in which it is lower, as a share of both (the rank-biserial correlation of matched pairs: D. S. Kerby, The simple difference
     * formula, Comprehensive Psychology 3, 2014).
     */
    public abstract double effect(double[] a, double[] b);

    /** In how many ways labels, or signs, can be given to the values. */
    abstract double orders(int a, int b);

    /** The statistic's, n trials a side and no ties. */
    abstract RankSums distribution(int n);

    /** How probable so clear a difference, or a clearer one, is where there is none. */
    public double twoSided(double[] a, double[] b) {
        return p(a, b, AlternativeHypothesis.TWO_SIDED, smallest(a.length, b.length));
    }

    /** How probable it is that b lies so clearly above a where it does not lie above it. */
    public double greater(double[] a, double[] b) {
        return p(a, b, AlternativeHypothesis.GREATER_THAN, smallest(a.length, b.length) / 2);
    }

    private double p(double[] a, double[] b, AlternativeHypothesis alternative, double least) {
        if (this == SIGNED_RANK
                ? Arrays.equals(a, b)
                : Arrays.stream(joined(a, b)).distinct().count() == 1) {
            return 1;
        }
        double p =
                isTied(a, b) ? tied(a, b, alternative == AlternativeHypothesis.TWO_SIDED) : untied(a, b, alternative);
        return Math.clamp(p, Math.min(1, least), 1);
    }

    private static double[] joined(double[] one, double[] other) {
        return DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
    }

    /**
     * How far the two of each pair lie apart, as a whole number of the largest value's twelfth digits: 0.821 - 0.807 and 0.835 - 0.821 are
     * the same, and doubles differ in their last bits.
     */
    private static double[] distances(double[] a, double[] b) {
        double largest = Arrays.stream(joined(a, b)).map(Math::abs).max().orElse(0);
        double digit = largest > 0 ? Math.pow(10, Math.floor(Math.log10(largest)) + 1 - DIGITS) : 1;
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.rint(Math.abs(b[i] - a[i]) / digit))
                .toArray();
    }

    /** The smallest two-sided probability that so many values can give: that of one side lying above the other altogether. */
    public double smallest(int a, int b) {
        return Math.min(1, 2 / orders(a, b));
    }

    /**
     * The fewest trials a side with which the test can give so small a probability at all.
     *
     * @param alpha above 0
     */
    public int fewest(double alpha) {
        int n = 1;
        while (smallest(n, n) > alpha && n < MOST_TRIALS) {
            n++;
        }
        return n;
    }

    /**
     * The probability of a two-sided p-value of at most alpha where there is no difference, n trials a side, without ties. The
     * statistic is a whole number, so that it is mostly less than alpha.
     */
    public double size(int n, double alpha) {
        double tail = 0;
        for (double share : distribution(n).shares()) {
            if (2 * (tail + share) > alpha) {
                break;
            }
            tail += share;
        }
        return 2 * tail;
    }
}
