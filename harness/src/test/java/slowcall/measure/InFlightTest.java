package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guards against a number in flight that is not weighted with the time that it held, or that threads lose. */
class InFlightTest {
    private final AtomicLong clock = new AtomicLong(100);
    private final InFlight inFlight = new InFlight(clock::get);

    @Test
    void weighsEachCountWithTheTimeThatItHeld() {
        InFlight.Look start = inFlight.look();
        inFlight.begun();
        clock.addAndGet(10);
        inFlight.begun();
        clock.addAndGet(30);
        inFlight.ended();
        clock.addAndGet(60);

        InFlight.Look end = inFlight.look();

        // 1 for 10 ns, 2 for 30 ns, 1 for 60 ns.
        assertEquals(130, end.integral());
        assertEquals(1.3, end.meanSince(start));
        assertEquals(1, end.count());
    }

    @Test
    void takesBackWhatAnEndThatLiesBackWasCountedFor() {
        inFlight.begun();
        clock.addAndGet(50);
        inFlight.endedAt(clock.get() - 20);
        clock.addAndGet(1000);

        assertEquals(30, inFlight.look().integral());
    }

    @Test
    void anEndThatLiesAheadEndsNow() {
        inFlight.begun();
        clock.addAndGet(50);
        inFlight.endedAt(clock.get() + 20);

        assertEquals(50, inFlight.look().integral());
    }

    @Test
    void aClockThatIsReadOutOfOrderTakesNothingAway() {
        inFlight.begun();
        clock.addAndGet(50);
        inFlight.begun();
        clock.addAndGet(-30);
        inFlight.ended();
        clock.addAndGet(30);

        assertEquals(50, inFlight.look().integral());
    }

    @Test
    @Timeout(60)
    void losesNoChangeOfManyThreads() throws InterruptedException {
        InFlight shared = new InFlight(System::nanoTime);
        Thread[] threads = new Thread[16];
        for (int i = 0; i < threads.length; i++) {
            int extra = i % 2;
            threads[i] = Thread.ofPlatform().start(() -> {
                for (int change = 0; change < 10_000; change++) {
                    shared.begun();
                    shared.ended();
                }
                for (int left = 0; left < extra; left++) {
                    shared.begun();
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(8, shared.look().count());
    }
}
