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
}
