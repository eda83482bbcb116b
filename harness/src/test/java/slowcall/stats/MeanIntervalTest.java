package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Guards the interval that a prediction must lie in. */
class MeanIntervalTest {
    @Test
    void isAsWideAsStudentsTSays() {
        // Mean 3, standard deviation sqrt(2.5), t(4) = 2.776445.
        MeanInterval interval = MeanInterval.of(1, 2, 3, 4, 5);

        assertEquals(3, interval.mean(), 1e-12);
        assertEquals(3 - 2.776445 * Math.sqrt(0.5), interval.low(), 1e-6);
        assertEquals(3 + 2.776445 * Math.sqrt(0.5), interval.high(), 1e-6);
        assertTrue(interval.contains(4.9));
        assertFalse(interval.contains(5));
    }

    /** From any table of it; with many degrees of freedom it is close to the normal distribution's 1.96. */
    @Test
    void manyValuesHaveNoWiderOneThanTheyNeed() {
        assertEquals(12.7062, MeanInterval.student975(1), 1e-4);
        assertEquals(2.0860, MeanInterval.student975(20), 1e-4);
        assertEquals(2.0003, MeanInterval.student975(60), 1e-4);
        assertEquals(1.9623, MeanInterval.student975(1000), 1e-4);
    }

    @Test
    void oneValueHasNone() {
        assertThrows(IllegalArgumentException.class, () -> MeanInterval.of(1));
    }
}
