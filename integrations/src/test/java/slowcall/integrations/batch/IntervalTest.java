package slowcall.integrations.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guards against a batch that ends with its first failure, or goes on when it was told to end. */
@Timeout(60)
class IntervalTest {
    @Test
    void whatFailsIsTriedAgain() throws Exception {
        BlockingQueue<String> rounds = new LinkedBlockingQueue<>();
        try (Interval interval = Interval.start("test", Duration.ofMillis(5), () -> {
            rounds.add("round");
            throw new IOException("refused");
        })) {
            for (int round = 0; round < 3; round++) {
                assertEquals("round", rounds.poll(20, TimeUnit.SECONDS));
            }
            assertEquals("refused", interval.failure().getMessage());
        }
    }

    @Test
    void closingItInterruptsWhatIsBeingDoneAndWaitsForItsEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Interval interval = Interval.start("test", Duration.ofMillis(5), () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        });
        assertTrue(begun.await(20, TimeUnit.SECONDS));

        interval.close();

        assertEquals(0, ended.getCount());
    }

    @Test
    void roundsThatWereMissedAreNotMadeUpFor() throws Exception {
        Duration every = Duration.ofMillis(10);
        BlockingQueue<Long> rounds = new LinkedBlockingQueue<>();
        try (Interval interval = Interval.start("test", every, () -> {
            rounds.add(System.nanoTime());
            if (rounds.size() == 1) {
                Thread.sleep(every.multipliedBy(20));
            }
        })) {
            while (rounds.size() < 5) {
                Thread.sleep(2);
            }
        }

        List<Long> begun = List.copyOf(rounds);
        // The first two after the long one may be late, each by less than an interval; then it takes two until the one
        // after the next.
        long threeLater = begun.get(4) - begun.get(1);
        assertTrue(threeLater > every.toNanos(), () -> "three rounds in " + threeLater + " ns");
    }
}
