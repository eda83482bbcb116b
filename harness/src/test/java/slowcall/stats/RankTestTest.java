package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guards the probabilities by which differences are called such; expected values are those of printed tables. */
class RankTestTest {
    private static final double[] ONE_TO_FOUR = {1, 2, 3, 4};
    private static final double[] FIVE_TO_EIGHT = {5, 6, 7, 8};

    @Test
    void sidesThatLieApartAltogetherGetTheSmallestProbability() {
        assertEquals(2 / 70.0, RankTest.MANN_WHITNEY.twoSided(ONE_TO_FOUR, FIVE_TO_EIGHT), 1e-12);
        assertEquals(1 / 70.0, RankTest.MANN_WHITNEY.greater(ONE_TO_FOUR, FIVE_TO_EIGHT), 1e-12);
        assertEquals(1, RankTest.MANN_WHITNEY.greater(FIVE_TO_EIGHT, ONE_TO_FOUR), 1e-12);
        double[] zeros = new double[6];
        double[] rises = {1, 2, 3, 4, 5, 6};
        assertEquals(2 / 64.0, RankTest.SIGNED_RANK.twoSided(zeros, rises), 1e-12);
        assertEquals(1 / 64.0, RankTest.SIGNED_RANK.greater(zeros, rises), 1e-12);
    }

    /** The normal approximation alone would call three against three significant: .047. */
    @Test
    void tiesMakeNothingMoreCertainThanTheNumbersAllow() {
        double[] ones = {1, 1, 1};
        double[] twos = {2, 2, 2};
        assertEquals(.1, RankTest.MANN_WHITNEY.twoSided(ones, twos), 1e-12);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTheSameDiffersWithProbabilityOne(RankTest test) {
        double[] same = {400, 400, 400, 400};
        assertEquals(1, test.twoSided(same, same.clone()));
        assertEquals(1, test.greater(same, same.clone()));
    }

    @Test
    void belowFourASideNothingCanBeSignificantAndBelowSixPairs() {
        assertEquals(4, RankTest.MANN_WHITNEY.fewest(.05));
        assertEquals(6, RankTest.SIGNED_RANK.fewest(.05));
        assertEquals(.1, RankTest.MANN_WHITNEY.smallest(3, 3), 1e-12);
        assertEquals(1, RankTest.MANN_WHITNEY.smallest(1, 1), 1e-12);
    }

    /** Two-sided critical values of printed tables: U = 23 for ten and ten; a sum of ranks of 8 for ten pairs. */
    @Test
    void knowsItsExactSize() {
        assertEquals(.0433, RankTest.MANN_WHITNEY.size(10, .05), 5e-5);
        assertEquals(50 / 1024.0, RankTest.SIGNED_RANK.size(10, .05), 1e-12);
        assertEquals(0, RankTest.MANN_WHITNEY.size(3, .05));
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAsOftenAsItsSizeSays(RankTest test) {
        SplittableRandom random = new SplittableRandom(1);
        int rejected = 0;
        for (int i = 0; i < 2000; i++) {
            double[] a = normal(random);
            double[] b = normal(random);
            rejected += test.twoSided(a, b) <= .05 ? 1 : 0;
        }
        double expected = 2000 * test.size(10, .05);
        assertEquals(expected, rejected, 3.3 * Math.sqrt(expected));
    }

    private static double[] normal(SplittableRandom random) {
        return DoubleStream.generate(random::nextGaussian).limit(10).toArray();
    }

    @Test
    void pairsShowWhatIndependentSidesHide() {
        double[] a = {10, 20, 30, 40, 50, 60, 70, 80};
        double[] b = {11, 22, 33, 44, 55, 66, 77, 88};
        assertTrue(RankTest.SIGNED_RANK.twoSided(a, b) < .01);
        assertTrue(RankTest.MANN_WHITNEY.twoSided(a, b) > .5);
    }

    /** Counting all ways must come to what the library has for values without ties. */
    @ParameterizedTest
    @EnumSource
    void countingAllWaysAgreesWithTheLibrary(RankTest test) {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50; i++) {
            double[] a = normal(random);
            double[] b = normal(random);
            assertEquals(test.twoSided(a, b), test.tied(a, b, true), 1e-9);
            assertEquals(test.greater(a, b), test.tied(a, b, false), 1e-9);
        }
    }

    /** By hand: of 1, 2, 2 | 2, 3, 3 the ranks are 1, 3, 3, 3, 5.5, 5.5; three of the 20 choices of three reach 14. */
    @Test
    void tiesAreCountedExactly() {
        double[] a = {1, 2, 2};
        double[] b = {2, 3, 3};
        assertEquals(3 / 20.0, RankTest.MANN_WHITNEY.greater(a, b), 1e-12);
        // Differences of 1, 1, 1, 1, 1 and -1: of 64 ways of signs seven have one minus at most.
        double[] zeros = new double[6];
        double[] ones = {1, 1, 1, 1, 1, -1};
        assertEquals(7 / 64.0, RankTest.SIGNED_RANK.greater(zeros, ones), 1e-12);
        assertEquals(14 / 64.0, RankTest.SIGNED_RANK.twoSided(zeros, ones), 1e-12);
    }

    /** Rounded to a microsecond, ten differences of half a millisecond are often the same; that makes them no less clear. */
    @Test
    void pairsThatAllDifferAlikeGetTheSmallestProbability() {
        double[] a = new double[10];
        double[] b = {.46, .46, .46, .46, .46, .46, .46, .46, .46, .46};
        assertEquals(2 / 1024.0, RankTest.SIGNED_RANK.twoSided(a, b), 1e-12);
    }

    /**
     * 0.821 - 0.807 is 0.013999999999999901 and 0.835 - 0.821 is 0.014000000000000012; both are 14 µs. The ranks are 1.5, 1.5 and 3 to 6,
     * and three of 64 ways of signs have no more than 1.5 on one side.
     */
    @Test
    void differencesOfDecimalsAreTheSameDespiteTheirLastBits() {
        double[] a = {.821, .821, 0, 0, 0, 0};
        double[] b = {.807, .835, .02, .03, .04, .05};
        assertEquals(3 / 64.0, RankTest.SIGNED_RANK.greater(a, b), 1e-12);
        double[] sums = {.1 + .2, 0, 0, 0, 0, 0, 0};
        double[] decimals = {.3, 1, 2, 3, 4, 5, 6};
        assertEquals(2 / 64.0, RankTest.SIGNED_RANK.twoSided(sums, decimals), 1e-12);
        assertEquals(1, RankTest.SIGNED_RANK.effect(sums, decimals), 1e-12);
    }

    /** Of pairs: ranks of 3.5 each, five with a plus and one with a minus. */
    @Test
    void theEffectIsWhatIsTested() {
        assertEquals(1, RankTest.MANN_WHITNEY.effect(ONE_TO_FOUR, FIVE_TO_EIGHT), 1e-12);
        assertEquals(-1, RankTest.MANN_WHITNEY.effect(FIVE_TO_EIGHT, ONE_TO_FOUR), 1e-12);
        double[] zeros = new double[6];
        double[] ones = {1, 1, 1, 1, 1, -1};
        assertEquals(4 / 6.0, RankTest.SIGNED_RANK.effect(zeros, ones), 1e-12);
        assertEquals(-4 / 6.0, RankTest.SIGNED_RANK.effect(ones, zeros), 1e-12);
        assertEquals(0, RankTest.SIGNED_RANK.effect(zeros, zeros.clone()), 1e-12);
        double[] a = {10, 20, 30, 40, 50, 60, 70, 80};
        double[] b = {11, 22, 33, 44, 55, 66, 77, 88};
        assertEquals(1, RankTest.SIGNED_RANK.effect(a, b), 1e-12);
        assertTrue(RankTest.MANN_WHITNEY.effect(a, b) < .3);
    }

    @Test
    void aPairThatDoesNotDifferSaysNothing() {
        double[] a = new double[7];
        double[] b = {1, 2, 3, 4, 5, 6, 0};
        assertEquals(2 / 64.0, RankTest.SIGNED_RANK.twoSided(a, b), 1e-12);
    }
}
