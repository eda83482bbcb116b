package slowcall.integrations.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guards against a relay that stops at the first trouble, and one that makes a backlog wait for its interval. */
@Timeout(60)
class RelayLoopTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final LinkedBlockingQueue<Exception> trouble = new LinkedBlockingQueue<>();

    @Test
    void looksAgainAtOnceWhileThereIsMoreAndNotForAWholeIntervalThen() throws Exception {
        Deque<Pass> passes = new ArrayDeque<>(
                List.of(new Pass(5, 5, 0, true), new Pass(5, 5, 0, true), new Pass(2, 2, 0, false), Pass.IDLE));
        CountDownLatch looked = new CountDownLatch(3);
        try (RelayLoop loop = RelayLoop.start(
                () -> {
                    looked.countDown();
                    return passes.removeFirst();
                },
                LONG,
                trouble::add)) {
            assertTrue(looked.await(30, TimeUnit.SECONDS));
        }

        assertEquals(List.of(Pass.IDLE), List.copyOf(passes));
    }

    @Test
    void looksAgainAfterTrouble() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(3);
        try (RelayLoop loop = RelayLoop.start(
                () -> {
                    third.countDown();
                    return switch (looks.incrementAndGet()) {
                        case 1 -> throw new SQLException("away");
                        case 2 -> throw new IllegalStateException("odd");
                        default -> Pass.IDLE;
                    };
                },
                Duration.ofMillis(1),
                trouble::add)) {
            assertTrue(third.await(30, TimeUnit.SECONDS));
        }

        assertEquals("away", trouble.take().getMessage());
        assertEquals("odd", trouble.take().getMessage());
        assertTrue(trouble.isEmpty());
    }

    @Test
    void closingItWaitsForWhatItHasInHand() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        RelayLoop loop = RelayLoop.start(
                () -> {
                    begun.countDown();
                    goOn.await();
                    done.incrementAndGet();
                    return Pass.IDLE;
                },
                LONG,
                trouble::add);
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        Thread closing = Thread.ofPlatform().start(loop::close);
        goOn.countDown();
        closing.join();

        assertEquals(1, done.get());
    }
}
