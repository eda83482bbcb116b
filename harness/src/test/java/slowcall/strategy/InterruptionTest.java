package slowcall.strategy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guards against an interrupt that hits a pool's next task, and against work that runs though it was cancelled. */
@Timeout(60)
class InterruptionTest {
    @Test
    void whatIsCancelledBeforeItBeginsNeverBeginsAndIsToldOnce() {
        Interruption interruption = new Interruption();

        assertTrue(interruption.cancel());
        assertFalse(interruption.cancel());
        assertFalse(interruption.begin());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void whatRunsIsInterruptedUntilItHasRun() {
        Interruption interruption = new Interruption();
        assertTrue(interruption.begin());

        assertFalse(interruption.cancel());
        assertTrue(Thread.currentThread().isInterrupted());
        interruption.end();
        assertFalse(Thread.currentThread().isInterrupted());
        assertFalse(interruption.cancel());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void anInterruptThatIsNoCancellationStays() {
        Interruption interruption = new Interruption();
        interruption.begin();
        Thread.currentThread().interrupt();

        interruption.end();

        assertTrue(Thread.interrupted());
    }

    @Test
    void noInterruptOutlivesTheWorkHoweverTheyMeet() throws InterruptedException {
        for (int round = 0; round < 2000; round++) {
            Interruption interruption = new Interruption();
            CountDownLatch together = new CountDownLatch(1);
            Thread canceller = Thread.ofPlatform().start(() -> {
                together.countDown();
                interruption.cancel();
            });
            awaitUninterruptibly(together);
            if (interruption.begin()) {
                interruption.end();
            }
            boolean leaked = Thread.currentThread().isInterrupted();
            canceller.join();
            assertFalse(leaked || Thread.interrupted(), "in round " + round);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
