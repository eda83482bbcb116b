package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Guards against books that are compared while something is under way: what is late would be called lost. */
class DrainTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void oneLookThatFindsNothingIsNotEnough() throws Exception {
        Iterator<Long> looks = List.of(2L, 0L, 1L, 0L, 0L, 7L).iterator();

        assertTrue(Drain.await(looks::next, 0, LONG));

        assertEquals(7L, looks.next(), "no further look");
    }

    @Test
    void whatDoesNotComeToAnEndIsGivenUp() throws Exception {
        AtomicInteger looks = new AtomicInteger();

        assertFalse(Drain.await(looks::incrementAndGet, 0, Duration.ofMillis(5)));

        assertTrue(looks.get() > 0);
    }
}
