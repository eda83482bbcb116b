package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
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

    @Test
    void whoComesWhenAllPlacesAreTakenIsRejectedAndTakesNoServer() {
        long[] arrivals = {0, 1, 2, 3, 11, 30};
        long[] services = {10, 10, 10, 10, 10, 10};

        // One is served until 10, one waits until then; the next two find both places taken. At 11 there is one again.
        assertArrayEquals(
                new long[] {0, 9, QueueReplay.REJECTED, QueueReplay.REJECTED, 9, 0},
                QueueReplay.waits(arrivals, services, 1, 1));
    }

    @Test
    void moreServersThanRequestsLetNobodyWait() {
        assertArrayEquals(
                new long[] {0, 0}, QueueReplay.waits(new long[] {0, 0}, new long[] {5, 5}, Integer.MAX_VALUE));
    }

    /** The heap's order does not show with two servers. */
    @Test
    void manyServersAreTakenInTheOrderInWhichTheyAreFree() {
        SplittableRandom random = new SplittableRandom(7);
        int servers = 13;
        long[] arrivals = new long[2000];
        long[] services = new long[arrivals.length];
        long[] freeAt = new long[servers];
        long[] expected = new long[arrivals.length];
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = (i == 0 ? 0 : arrivals[i - 1]) + random.nextInt(10);
            services[i] = random.nextInt(110);
            Arrays.sort(freeAt);
            long begins = Math.max(arrivals[i], freeAt[0]);
            expected[i] = begins - arrivals[i];
            freeAt[0] = begins + services[i];
        }

        assertArrayEquals(expected, QueueReplay.waits(arrivals, services, servers));
    }
}
