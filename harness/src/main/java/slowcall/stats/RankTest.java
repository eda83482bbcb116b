package slowcall.stats;

import java.util.Arrays;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Whether values of one side lie higher than those of another, by their ranks alone: no outlier and no shape of distribution misleads
 * it. Probabilities are exact for fewer than 50 values without ties, otherwise normal approximations that correct for ties; none is
 * given as smaller than what so few values can show at best.
 */
public enum RankTest {
    /** Of two independent samples (Mann and Whitney 1947). */
    MANN_WHITNEY {
        @Override
        double library(double[] a, double[] b, AlternativeHypothesis alternative) {
            return MannWhitneyUTest.withDefaults().with(alternative).test(b, a).getPValue();
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
        double[] distribution(int n) {
            return ofRankSums(n);
        }
    },

    /** Of pairs, by the signed ranks of their differences (Wilcoxon 1945). */
    SIGNED_RANK {
        @Override
        double library(double[] a, double[] b, AlternativeHypothesis alternative) {
            return WilcoxonSignedRankTest.withDefaults()
                    .with(alternative)
                    .test(b, a)
                    .getPValue();
        }

        @Override
        double orders(int a, int b) {
            return Math.pow(2, Math.min(a, b));
        }

        @Override
        double[] distribution(int n) {
            return ofSignedRankSums(n);
        }
    };

    /** The probability of a p-value at or below this, where there is no difference, is to be this. */
    public static final double ALPHA = .05;

    private static final int MOST_TRIALS = 10_000;

    abstract double library(double[] a, double[] b, AlternativeHypothesis alternative);

    /** In how many ways labels, or signs, can be given to the values. */
    abstract double orders(int a, int b);

    /** The share of those with each value of the statistic, n trials a side. */
    abstract double[] distribution(int n);

    /** How probable so clear a difference, or a clearer one, is where there is none. */
    public double twoSided(double[] a, double[] b) {
        return p(a, b, AlternativeHypothesis.TWO_SIDED, smallest(a.length, b.length));
    }

    /** How probable it is that b lies so clearly above a where it does not lie above it. */
    public double greater(double[] a, double[] b) {
        return p(a, b, AlternativeHypothesis.GREATER_THAN, smallest(a.length, b.length) / 2);
    }

    private double p(double[] a, double[] b, AlternativeHypothesis alternative, double least) {
        if (this == SIGNED_RANK ? Arrays.equals(a, b) : allEqual(a, b)) {
            return 1;
        }
        return Math.clamp(library(a, b, alternative), Math.min(1, least), 1);
    }

    private static boolean allEqual(double[] a, double[] b) {
        return Arrays.stream(a).allMatch(value -> value == a[0])
                && Arrays.stream(b).allMatch(value -> value == a[0]);
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
        for (double share : distribution(n)) {
            if (2 * (tail + share) > alpha) {
                break;
            }
            tail += share;
        }
        return 2 * tail;
    }

    /** Shares of the subsets of n of the ranks 1 to 2n by their sum, from the smallest sum on. */
    private static double[] ofRankSums(int n) {
        int ranks = 2 * n;
        int most = n * (n + 1) / 2 + n * n;
        double[][] ways = new double[n + 1][most + 1];
        ways[0][0] = 1;
        for (int rank = 1; rank <= ranks; rank++) {
            for (int chosen = Math.min(rank, n); chosen >= 1; chosen--) {
                for (int sum = most; sum >= rank; sum--) {
                    ways[chosen][sum] += ways[chosen - 1][sum - rank];
                }
            }
        }
        return shares(Arrays.copyOfRange(ways[n], n * (n + 1) / 2, most + 1));
    }

    /** Shares of the subsets of the ranks 1 to n by their sum. */
    private static double[] ofSignedRankSums(int n) {
        int most = n * (n + 1) / 2;
        double[] ways = new double[most + 1];
        ways[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = most; sum >= rank; sum--) {
                ways[sum] += ways[sum - rank];
            }
        }
        return shares(ways);
    }

    private static double[] shares(double[] ways) {
        double all = Arrays.stream(ways).sum();
        return Arrays.stream(ways).map(way -> way / all).toArray();
    }
}
