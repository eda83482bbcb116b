package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Guards the sign: above 0 means that the second side is higher. */
class CliffsDeltaTest {
    @Test
    void countsPairs() {
        double[] low = {1, 2, 3};
        double[] high = {4, 5};
        double[] between = {2, 2.5};
        assertEquals(1, CliffsDelta.of(low, high));
        assertEquals(-1, CliffsDelta.of(high, low));
        assertEquals((1 + 0 - 1 + 1 + 1 - 1) / 6.0, CliffsDelta.of(low, between), 1e-12);
        assertEquals(0, CliffsDelta.of(low, low.clone()));
    }
}
