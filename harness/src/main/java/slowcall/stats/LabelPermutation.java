package slowcall.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * A permutation test for shares that no trial has by itself, such as that of the samples beyond a quantile of merged histograms: how
 * often the sides' shares lie so far apart, or farther, when the labels "a" and "b" are dealt to the trials anew (Fisher 1935; Pitman
 * 1937). All ways of dealing are tried if they are few; otherwise a sample of them, in which what was found counts as one, and which
 * ends early where nothing will be significant any more (Besag and Clifford, Sequential Monte Carlo p-values, Biometrika 78, 1991).
 */
public final class LabelPermutation {
    private static final int MOST = 20_000;

    /** After so many that lie as far apart, their share is known to a few percent of itself. */
    private static final int ENOUGH = 1000;

    /** Of so many trials all ways are tried: 12,870 at most. */
    private static final int FEW_TRIALS = 16;

    private final long[] parts;
    private final long[] wholes;
    private final long part;
    private final long whole;

    private LabelPermutation(long[] parts, long[] wholes) {
        this.parts = parts;
        this.wholes = wholes;
        this.part = LongStream.of(parts).sum();
        this.whole = LongStream.of(wholes).sum();
    }

    /**
     * Of two independent sides.
     *
     * @param a how many of the trials are the first side's; they come first
     * @param parts what lies beyond of each trial's samples
     * @param wholes how many samples each trial has
     * @param seed of the sample
     */
    public static double ofSides(int a, long[] parts, long[] wholes, long seed) {
        return new LabelPermutation(parts, wholes).ofSides(a, seed);
    }

    /**
     * Of pairs: the two trials of a pair change places, or not.
     *
     * @param parts what lies beyond of each trial's samples: first those of one side, then their partners in the same order
     * @param wholes how many samples each trial has
     * @param seed of the sample
     */
    public static double ofPairs(long[] parts, long[] wholes, long seed) {
        return new LabelPermutation(parts, wholes).ofPairs(seed);
    }

    private double ofSides(int a, long seed) {
        int[] order = new int[parts.length];
        Arrays.setAll(order, index -> index);
        double found = distance(order, a);
        if (order.length <= FEW_TRIALS) {
            return ofAllSides(a, found);
        }
        SplittableRandom random = new SplittableRandom(seed);
        int asFar = 1;
        for (int i = 1; i < MOST; i++) {
            for (int k = 0; k < a; k++) {
                swap(order, k, k + random.nextInt(order.length - k));
            }
            asFar += isAsFar(distance(order, a), found);
            if (asFar > ENOUGH) {
                return (double) ENOUGH / i;
            }
        }
        return (double) asFar / MOST;
    }

    private double ofAllSides(int a, double found) {
        long asFar = 0;
        long all = 0;
        for (int chosen = 0; chosen < 1 << parts.length; chosen++) {
            if (Integer.bitCount(chosen) == a) {
                asFar += isAsFar(distance(chosen), found);
                all++;
            }
        }
        return (double) asFar / all;
    }

    private double ofPairs(long seed) {
        int pairs = parts.length / 2;
        double found = distance(
                LongStream.of(parts).limit(pairs).sum(),
                LongStream.of(wholes).limit(pairs).sum());
        boolean few = Math.pow(2, pairs) <= MOST;
        SplittableRandom random = new SplittableRandom(seed);
        int ways = few ? 1 << pairs : MOST;
        int asFar = 1;
        for (int way = 1; way < ways; way++) {
            long turned = few ? way : random.nextLong();
            long partOfFirst = 0;
            long wholeOfFirst = 0;
            for (int pair = 0; pair < pairs; pair++) {
                boolean turn = pair < Long.SIZE ? (turned >>> pair & 1) == 1 : random.nextBoolean();
                int first = turn ? pairs + pair : pair;
                partOfFirst += parts[first];
                wholeOfFirst += wholes[first];
            }
            asFar += isAsFar(distance(partOfFirst, wholeOfFirst), found);
            if (!few && asFar > ENOUGH) {
                return (double) ENOUGH / way;
            }
        }
        return (double) asFar / ways;
    }

    /** With the first of an order on one side and all other trials on the other. */
    private double distance(int[] order, int first) {
        long partOfFirst = 0;
        long wholeOfFirst = 0;
        for (int i = 0; i < first; i++) {
            partOfFirst += parts[order[i]];
            wholeOfFirst += wholes[order[i]];
        }
        return distance(partOfFirst, wholeOfFirst);
    }

    private double distance(int chosen) {
        long partOfChosen = 0;
        long wholeOfChosen = 0;
        for (int trial = 0; trial < parts.length; trial++) {
            if ((chosen >>> trial & 1) == 1) {
                partOfChosen += parts[trial];
                wholeOfChosen += wholes[trial];
            }
        }
        return distance(partOfChosen, wholeOfChosen);
    }

    private double distance(long partOfOne, long wholeOfOne) {
        return Math.abs(share(part - partOfOne, whole - wholeOfOne) - share(partOfOne, wholeOfOne));
    }

    /** 0 without samples. */
    private static double share(long part, long whole) {
        return (double) part / Math.max(1, whole);
    }

    private static int isAsFar(double distance, double found) {
        return distance >= found - 1e-12 ? 1 : 0;
    }

    private static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}
