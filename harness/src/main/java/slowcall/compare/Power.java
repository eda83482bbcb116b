package slowcall.compare;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import slowcall.stats.Equivalence;
import slowcall.stats.Precision;
import slowcall.stats.RankTest;

/** How often a comparison finds a difference that is there: counted on the comparison's own code, over normal values with a CV of 5 %. */
public final class Power {
    private static final long SEED = 20_261_122;

    /** Normal values around 100 with this standard deviation. */
    private static final double DEVIATION = 5;

    private Power() {}

    /**
     * A share of comparisons.
     *
     * @param effect by how much one of five endpoints is larger on one side, as a share
     * @param trials a side
     * @param comparisons how many
     * @param raw the share of them whose unadjusted probability is significant
     * @param adjusted the share that remains significant by Holm, with four endpoints beside it that do not differ
     * @param predicted what theory says of the first
     */
    public record Found(double effect, int trials, int comparisons, double raw, double adjusted, double predicted) {}

    /** Counts how often a difference is found among ten and ten trials. */
    public static Found of(double effect, int comparisons) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int raw = 0;
        int adjusted = 0;
        for (int i = 0; i < comparisons; i++) {
            Pair pair = MadeUp.pair(Shape.NORMAL, FalsePositives.TRIALS, 1 + effect, false, random);
            Family family = Family.of(List.of(pair), Comparison.USUAL_MIN_EFFECT);
            raw += family.p(pair, Endpoint.EXCESS_P50) <= RankTest.ALPHA ? 1 : 0;
            adjusted += family.adjusted(pair, Endpoint.EXCESS_P50) <= RankTest.ALPHA ? 1 : 0;
        }
        // Ranks are whole numbers: the test rejects a little less often than it may.
        double size = RankTest.MANN_WHITNEY.size(FalsePositives.TRIALS, RankTest.ALPHA);
        double predicted = new Precision(DEVIATION, false).power(100 * effect, FalsePositives.TRIALS, size);
        return new Found(
                effect,
                FalsePositives.TRIALS,
                comparisons,
                (double) raw / comparisons,
                (double) adjusted / comparisons,
                predicted);
    }

    /** Trials a side with which sides that do not differ are called equivalent four times in five. */
    public static int trialsForEquivalence() {
        return new Precision(DEVIATION, false).trialsForEquivalence(100 * Comparison.USUAL_MIN_EFFECT, RankTest.ALPHA);
    }

    /** The share of comparisons of what does not differ that are called equivalent. */
    public static double ofEquivalence(int trials, int comparisons) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        var equivalence = new Equivalence(Comparison.USUAL_MIN_EFFECT, Endpoint.EXCESS_P50.floor());
        int equivalent = 0;
        for (int i = 0; i < comparisons; i++) {
            Pair pair = MadeUp.pair(Shape.NORMAL, trials, 1, false, random);
            equivalent += pair.evidence(Endpoint.EXCESS_P50)
                            .filter(evidence -> evidence.isEquivalent(equivalence))
                            .isPresent()
                    ? 1
                    : 0;
        }
        return (double) equivalent / comparisons;
    }
}
