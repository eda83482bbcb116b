package slowcall.stats;

import java.util.Arrays;

/**
 * Exact distributions of sums of ranks where some values are equal, by counting all ways (Streitberg and Röhmel, Exact distributions
 * for permutation and rank tests, Statistical Software Newsletter 12, 1986). Equal values share the mean of their ranks; all ranks are
 * doubled, so that they are whole.
 */
final class RankSums {
    /** The share of all ways by the sum that they give. */
    private final double[] shares;

    private RankSums(double[] ways) {
        double all = Arrays.stream(ways).sum();
        this.shares = Arrays.stream(ways).map(way -> way / all).toArray();
    }

    /** Twice the rank of each value. */
    static int[] doubled(double[] values) {
        int[] ranks = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int lower = 0;
            int equal = 0;
            for (double other : values) {
                lower += other < values[i] ? 1 : 0;
                equal += other == values[i] ? 1 : 0;
            }
            ranks[i] = 2 * lower + equal + 1;
        }
        return ranks;
    }

    /** Of all choices of so many of the ranks. */
    static RankSums ofChoices(int[] ranks, int chosen) {
        int most = Arrays.stream(ranks).sum();
        double[][] ways = new double[chosen + 1][most + 1];
        ways[0][0] = 1;
        int reached = 0;
        for (int i = 0; i < ranks.length; i++) {
            reached += ranks[i];
            for (int k = Math.min(i + 1, chosen); k >= 1; k--) {
                for (int sum = reached; sum >= ranks[i]; sum--) {
                    ways[k][sum] += ways[k - 1][sum - ranks[i]];
                }
            }
        }
        return new RankSums(ways[chosen]);
    }

    /** Of all choices of any of the ranks: those with a positive sign. */
    static RankSums ofSigns(int[] ranks) {
        double[] ways = new double[Arrays.stream(ranks).sum() + 1];
        ways[0] = 1;
        for (int rank : ranks) {
            for (int sum = ways.length - 1; sum >= rank; sum--) {
                ways[sum] += ways[sum - rank];
            }
        }
        return new RankSums(ways);
    }

    /** The shares by sum, from 0 on. */
    double[] shares() {
        return shares.clone();
    }

    /** The share of ways that give at least so much. */
    double atLeast(int sum) {
        double share = 0;
        for (int i = sum; i < shares.length; i++) {
            share += shares[i];
        }
        return share;
    }

    /** The share of ways that are at least so far from the mean of all, on either side. */
    double asFarAs(int sum) {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += i * shares[i];
        }
        double share = 0;
        for (int i = 0; i < shares.length; i++) {
            share += Math.abs(i - mean) >= Math.abs(sum - mean) - 1e-9 ? shares[i] : 0;
        }
        return share;
    }
}
