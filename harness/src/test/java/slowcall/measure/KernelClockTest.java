package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Guards against a clock that is called right because nobody could say how wrong it is. */
class KernelClockTest {
    /** More than the kernel ever reckons, by half: from 16 s on it calls a clock unsynchronised. */
    private static final double MOST_MILLIS = 24_000;

    @Test
    void isOffByNoNegativeTimeOrNobodyKnows() {
        OptionalDouble error = KernelClock.errorMillis();

        assertTrue(error.isEmpty() || (error.getAsDouble() >= 0 && error.getAsDouble() < MOST_MILLIS), error::toString);
        assertEquals(error.isPresent(), KernelClock.errorMillis().isPresent());
    }
}
