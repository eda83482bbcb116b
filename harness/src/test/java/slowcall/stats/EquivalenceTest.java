package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Guards against "no difference found" passing for "no difference". */
class EquivalenceTest {
    private static final double[] STEADY = {100, 101, 99, 100.5, 99.5, 100.2, 99.8, 100.1};

    @Test
    void closeAndSteadySidesAreEquivalent() {
        double[] close = {100.3, 101.2, 99.4, 100.6, 99.7, 100, 99.9, 100.4};
        assertTrue(new Equivalence(.03, 0).p(RankTest.MANN_WHITNEY, STEADY, close) < .01);
    }

    @Test
    void sidesThatVaryTooMuchAreNotThoughNothingDiffers() {
        double[] wild = {60, 140, 80, 120, 70, 130, 90, 110};
        assertTrue(new Equivalence(.03, 0).p(RankTest.MANN_WHITNEY, wild, wild.clone()) > .2);
    }

    @Test
    void whatLiesFartherThanMattersIsNot() {
        double[] higher = {105, 106, 104, 105.5, 104.5, 105.2, 104.8, 105.1};
        assertTrue(new Equivalence(.03, 0).p(RankTest.MANN_WHITNEY, STEADY, higher) > .99);
        assertTrue(new Equivalence(.03, 0).p(RankTest.MANN_WHITNEY, higher, STEADY) > .99);
    }

    /** 0.01 ms beside 0.02 ms is twice as much, and nothing. */
    @Test
    void belowTheFloorNothingMatters() {
        double[] little = {.01, .011, .009, .01};
        double[] twice = {.02, .021, .019, .02};
        assertTrue(new Equivalence(.03, .05).p(RankTest.MANN_WHITNEY, little, twice) < .05);
        assertTrue(new Equivalence(.03, 0).p(RankTest.MANN_WHITNEY, little, twice) > .9);
        assertEquals(.05, new Equivalence(.03, .05).margin(1));
        assertEquals(.06, new Equivalence(.03, .05).margin(-2), 1e-12);
    }

    @Test
    void refusesAMarginOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> new Equivalence(0, 1));
    }
}
