package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guards against a process that does not end because nobody reads what it says. */
class FarewellTest {
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @Test
    void isSaid() {
        Farewell.say(() -> said.add("interrupted"));

        assertEquals(List.of("interrupted"), said);
    }

    /** As into a pipe that is full, and whose reader is a pager that waits for a key. */
    @Test
    @Timeout(60)
    void nobodyWaitsForWhoDoesNotRead() {
        CountDownLatch never = new CountDownLatch(1);

        Farewell.say(() -> {
            try {
                never.await();
                said.add("read after all");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertEquals(List.of(), said);
    }
}
