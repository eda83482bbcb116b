package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Guards the replay that says what a schedule must wait. */
class QueueReplayTest {
    @Test
    void waitsForTheServerThatIsFreeFirst() {
        long[] arrivals = {0, 1, 2, 3, 50};
        long[] services = {10, 4, 10, 10, 10};

        // Free at 10 and 5: the third begins at 5, the fourth at 10.
        assertArrayEquals(new long[] {0, 0, 3, 7, 0}, QueueReplay.waits(arrivals, services, 2));
    }

    @Test
    void aQuantileIsOneOfTheValues() {
        long[] values = {40, 10, 30, 20};

        assertEquals(10, QueueReplay.quantile(values, 0.25));
        assertEquals(20, QueueReplay.quantile(values, 0.5));
        assertEquals(40, QueueReplay.quantile(values, 1));
    }
}
