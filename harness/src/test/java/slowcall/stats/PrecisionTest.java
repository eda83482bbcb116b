package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Guards what is promised of more trials; expected values are 2 (z + z)² (s / d)² π / 3, and what Student's t adds. */
class PrecisionTest {
    private static final Precision FIVE_PERCENT = new Precision(5, false);

    @Test
    void tellsHowManyTrialsADifferenceTakes() {
        assertEquals(48, FIVE_PERCENT.trialsToDetect(3, .05), 2);
        assertEquals(6, FIVE_PERCENT.trialsToDetect(10, .05), 1);
    }

    @Test
    void equivalenceTakesFarMoreTrials() {
        assertEquals(51, FIVE_PERCENT.trialsForEquivalence(3, .05), 2);
    }

    @Test
    void whatIsDetectableShrinksWithTheTrials() {
        double ten = FIVE_PERCENT.detectable(10, .05);
        assertEquals(6.8, ten, .3);
        assertEquals(10, FIVE_PERCENT.trialsToDetect(ten, .05));
        assertEquals(ten / 2, FIVE_PERCENT.detectable(40, .05), .2);
    }

    @Test
    void tooFewTrialsDetectNothing() {
        assertEquals(Double.POSITIVE_INFINITY, FIVE_PERCENT.detectable(3, .05));
        assertEquals(4, new Precision(0, false).trialsToDetect(1, .05));
        assertEquals(6, new Precision(0, true).trialsToDetect(1, .05));
    }

    @Test
    void givesUpSomewhere() {
        assertEquals(Precision.MOST_TRIALS, FIVE_PERCENT.trialsToDetect(.001, .05));
    }

    @Test
    void pairsCountByTheirDifferences() {
        double[] a = {10, 20, 30};
        double[] b = {11, 21, 31};
        assertEquals(0, Precision.ofPairs(a, b).deviation(), 1e-12);
        assertEquals(10, Precision.ofSides(a, b).deviation(), 1e-12);
    }

    @Test
    void sidesArePooledAndPairsAreNot() {
        double[] a = {1, 3, 5};
        double[] b = {2, 2, 8};
        // Around the means 3 and 4: 8 and 24, with four degrees of freedom.
        assertEquals(Math.sqrt(32 / 4.0), Precision.ofSides(a, b).deviation(), 1e-12);
        // 1, -1 and 3, around 1: 8, with two.
        assertEquals(Math.sqrt(8 / 2.0), Precision.ofPairs(a, b).deviation(), 1e-12);
    }

    /** Student's quantiles at .975 and .8: 2.10092 and 0.86205 for 18 degrees of freedom, 2.26216 and 0.88340 for 9. */
    @Test
    void degreesOfFreedomAreThoseOfSidesOrOfPairs() {
        double efficiency = 3 / Math.PI;
        assertEquals(
                (2.1009220 + .8620487) * 5 * Math.sqrt(2 / (10 * efficiency)), FIVE_PERCENT.detectable(10, .05), 1e-5);
        assertEquals(
                (2.2621572 + .8834039) * 5 * Math.sqrt(1 / (10 * efficiency)),
                new Precision(5, true).detectable(10, .05),
                1e-5);
    }

    @Test
    void whatIsDetectableIsFoundAsOftenAsThePowerSays() {
        assertEquals(Precision.POWER, FIVE_PERCENT.power(FIVE_PERCENT.detectable(10, .05), 10, .05), 1e-9);
    }

    /** Each of the two one-sided tests must be able to get there: 1 of 20 ways of dealing three and three, 1 of 2^5. */
    @Test
    void equivalenceTakesAsManyTrialsAsAOneSidedTest() {
        assertEquals(3, new Precision(0, false).trialsForEquivalence(1, .05));
        assertEquals(5, new Precision(0, true).trialsForEquivalence(1, .05));
    }
}
