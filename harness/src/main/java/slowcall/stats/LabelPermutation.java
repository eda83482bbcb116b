package slowcall.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;

/**
 * A permutation test for figures that no trial has by itself, such as a quantile of merged histograms: how often the sides lie so far
 * apart, or farther, when the labels "a" and "b" are dealt to the trials anew (Fisher 1935; Pitman 1937). All ways of dealing are
 * tried if they are few; otherwise a sample of them, in which what was found counts as one, and which ends early where nothing will be
 * significant any more (Besag and Clifford, Sequential Monte Carlo p-values, Biometrika 78, 1991).
 */
public final class LabelPermutation {
    private static final int MOST = 20_000;

    /** After so many that lie as far apart, their share is known to a few percent of itself. */
    private static final int ENOUGH = 1000;

    /** Of so many trials all ways are tried: 12,870 at most. */
    private static final int FEW_TRIALS = 16;

    private LabelPermutation() {}

    /**
     * Of two independent sides.
     *
     * @param a trials of the first side, numbered from 0; those of the second follow
     * @param distance how far apart sides of these trials lie
     * @param seed of the sample
     */
    public static double ofSides(int a, int b, ToDoubleBiFunction<int[], int[]> distance, long seed) {
        int[] order = ascending(a + b);
        double found = distance.applyAsDouble(head(order, a), tail(order, a));
        if (order.length <= FEW_TRIALS) {
            return ofAllSides(order, a, distance, found);
        }
        SplittableRandom random = new SplittableRandom(seed);
        int asFar = 1;
        for (int i = 1; i < MOST; i++) {
            for (int k = 0; k < a; k++) {
                swap(order, k, k + random.nextInt(order.length - k));
            }
            asFar += isAsFar(distance.applyAsDouble(head(order, a), tail(order, a)), found);
            if (asFar > ENOUGH) {
                return (double) ENOUGH / i;
            }
        }
        return (double) asFar / MOST;
    }

    private static double ofAllSides(int[] order, int a, ToDoubleBiFunction<int[], int[]> distance, double found) {
        long asFar = 0;
        long all = 0;
        for (int chosen = 0; chosen < 1 << order.length; chosen++) {
            if (Integer.bitCount(chosen) == a) {
                int[] dealt = dealt(order.length, chosen);
                asFar += isAsFar(distance.applyAsDouble(head(dealt, a), tail(dealt, a)), found);
                all++;
            }
        }
        return (double) asFar / all;
    }

    /**
     * Of pairs: the two trials of a pair change places, or not.
     *
     * @param pairs how many; the first trials are numbered from 0 and their partners follow in the same order
     */
    public static double ofPairs(int pairs, ToDoubleBiFunction<int[], int[]> distance, long seed) {
        int[] order = ascending(2 * pairs);
        double found = distance.applyAsDouble(head(order, pairs), tail(order, pairs));
        boolean few = Math.pow(2, pairs) <= MOST;
        SplittableRandom random = new SplittableRandom(seed);
        int ways = few ? 1 << pairs : MOST;
        int asFar = 1;
        for (int way = 1; way < ways; way++) {
            long turned = few ? way : random.nextLong();
            int[] swapped = order.clone();
            for (int pair = 0; pair < pairs; pair++) {
                boolean turn = pair < Long.SIZE ? (turned >>> pair & 1) == 1 : random.nextBoolean();
                if (turn) {
                    swap(swapped, pair, pairs + pair);
                }
            }
            asFar += isAsFar(distance.applyAsDouble(head(swapped, pairs), tail(swapped, pairs)), found);
            if (!few && asFar > ENOUGH) {
                return (double) ENOUGH / way;
            }
        }
        return (double) asFar / ways;
    }

    private static int isAsFar(double distance, double found) {
        return distance >= found - 1e-12 ? 1 : 0;
    }

    private static int[] dealt(int trials, int chosen) {
        int[] dealt = new int[trials];
        int first = 0;
        int second = Integer.bitCount(chosen);
        for (int trial = 0; trial < trials; trial++) {
            boolean isFirst = (chosen >>> trial & 1) == 1;
            dealt[isFirst ? first++ : second++] = trial;
        }
        return dealt;
    }

    private static int[] ascending(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, index -> index);
        return order;
    }

    private static int[] head(int[] order, int a) {
        return Arrays.copyOf(order, a);
    }

    private static int[] tail(int[] order, int a) {
        return Arrays.copyOfRange(order, a, order.length);
    }

    private static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}
