package slowcall.integrations.chapter.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Guards against times of which those are left out that waited because another one took long. */
class PacedTest {
    private static final long PAUSE_MILLIS = 300;

    @Test
    void whatHoldsUpOneCountsForAllThatItKeepsWaiting() throws Exception {
        ReentrantLock only = new ReentrantLock();

        long[] nanos = Paced.nanos(200, 500, number -> {
            only.lock();
            try {
                if (number == 20) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            } finally {
                only.unlock();
            }
        });

        // Of 300 ms with one every 2 ms, those that came in the first 200 waited for 100 at least.
        long late = Arrays.stream(nanos).filter(each -> each > 100_000_000).count();
        assertEquals(200, nanos.length);
        assertTrue(late >= 80, () -> late + " waited");
    }

    @Test
    void whatFailsIsThrown() {
        assertThrows(
                IOException.class,
                () -> Paced.nanos(3, 1000, number -> {
                    throw new IOException("no " + number);
                }));
    }
}
