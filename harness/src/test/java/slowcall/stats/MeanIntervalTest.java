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
        // Mean 3, standard deviation sqrt(2.5), t(4) = 2.776.
        MeanInterval interval = MeanInterval.of(1, 2, 3, 4, 5);

        assertEquals(3, interval.mean(), 1e-12);
        assertEquals(3 - 2.776 * Math.sqrt(0.5), interval.low(), 1e-9);
        assertEquals(3 + 2.776 * Math.sqrt(0.5), interval.high(), 1e-9);
        assertTrue(interval.contains(4.9));
        assertFalse(interval.contains(5));
    }

    @Test
    void oneValueHasNone() {
        assertThrows(IllegalArgumentException.class, () -> MeanInterval.of(1));
    }
}
