package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** Guards against a finding that is only one of many looks. */
class HolmTest {
    @Test
    void multipliesTheSmallestByAllAndKeepsTheOrder() {
        assertArrayEquals(new double[] {.03, .06, .06, .02}, Holm.adjust(.01, .04, .03, .005), 1e-12);
    }

    @Test
    void neverExceedsOne() {
        assertArrayEquals(new double[] {1, 1, .3}, Holm.adjust(.9, .8, .1), 1e-12);
    }

    @Test
    void leavesOneAloneAndNothingNothing() {
        assertArrayEquals(new double[] {.04}, Holm.adjust(.04), 1e-12);
        assertArrayEquals(new double[0], Holm.adjust());
    }
}
