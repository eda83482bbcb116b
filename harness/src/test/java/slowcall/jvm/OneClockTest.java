package slowcall.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Guards against two processes' times that are subtracted though their clocks have nothing to do with each other. */
class OneClockTest {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;

    private final AtomicLong now = new AtomicLong(7_000 * MILLI);
    private final AtomicInteger asked = new AtomicInteger();

    /** Tells this clock's time and so much, with so long a way there and back. */
    private OneClock.Teller other(long ahead, long way) {
        return () -> {
            asked.incrementAndGet();
            now.addAndGet(way);
            long told = now.get() + ahead;
            now.addAndGet(way);
            return told;
        };
    }

    @Test
    void theSameClockIsFoundAtOnce() throws Exception {
        OneClock.Ahead ahead = OneClock.compare(other(0, 50 * MICRO), now::get);

        assertTrue(ahead.isNothing());
        assertEquals(50 * MICRO, ahead.errorNanos());
        assertEquals(1, asked.get());
    }

    @Test
    void anotherClockIsNotTaken() throws Exception {
        assertFalse(OneClock.compare(other(2 * MILLI, 50 * MICRO), now::get).isNothing());
        OneClock.Ahead behind = OneClock.compare(other(-3_600_000 * MILLI, 50 * MICRO), now::get);
        assertFalse(behind.isNothing());
        assertEquals(3_600_000 * MILLI + 50 * MICRO, behind.errorNanos());
    }

    /** It may be the same, but nobody can tell. */
    @Test
    void whoAnswersTooSlowlyIsNotTaken() throws Exception {
        assertFalse(OneClock.compare(other(0, 2 * MILLI), now::get).isNothing());
        assertEquals(200, asked.get());
    }

    @Test
    void oneQuickAnswerAmongSlowOnesIsEnough() throws Exception {
        OneClock.Teller slow = other(0, 5 * MILLI);
        OneClock.Teller quick = other(0, 100 * MICRO);

        assertTrue(OneClock.compare(() -> (asked.get() < 10 ? slow : quick).nanoTime(), now::get)
                .isNothing());
    }

    @Test
    void thisJvmHasOneClock() throws Exception {
        assertTrue(OneClock.isShared(System::nanoTime));
    }
}
