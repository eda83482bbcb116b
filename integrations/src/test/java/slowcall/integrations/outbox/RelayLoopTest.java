package slowcall.integrations.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
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
        while (!Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(closing.getState())) {
            Thread.sleep(2);
        }
        goOn.countDown();
        closing.join();

        assertEquals(1, done.get());
    }

    @Test
    void looksThatWereMissedAreNotMadeUpFor() throws Exception {
        Duration interval = Duration.ofMillis(10);
        LinkedBlockingQueue<Long> looks = new LinkedBlockingQueue<>();
        try (RelayLoop loop = RelayLoop.start(
                () -> {
                    looks.add(System.nanoTime());
                    if (looks.size() == 1) {
                        Thread.sleep(interval.multipliedBy(20));
                    }
                    return Pass.IDLE;
                },
                interval,
                trouble::add)) {
            while (looks.size() < 5) {
                Thread.sleep(2);
            }
        }

        List<Long> begun = List.copyOf(looks);
        // The first two after the long one may be late, each by less than an interval; then it takes two until the one
        // after the next.
        long threeLater = begun.get(4) - begun.get(1);
        assertTrue(threeLater > interval.toNanos(), () -> "three looks in " + threeLater + " ns");
    }

    @Test
    void oneThatEndsByItselfSaysWhatEndedIt() throws Exception {
        try (RelayLoop loop = RelayLoop.start(
                () -> {
                    throw new NoClassDefFoundError("driver");
                },
                Duration.ofMillis(1),
                trouble::add)) {
            assertEquals("driver", ended(loop).getMessage());
        }
        assertTrue(trouble.isEmpty());
    }

    @Test
    void oneWhoseTroubleNobodyCanBeToldOfSaysSo() throws Exception {
        try (RelayLoop loop = RelayLoop.start(
                () -> {
                    throw new SQLException("away");
                },
                Duration.ofMillis(1),
                failure -> {
                    throw new IllegalStateException("nobody listens");
                })) {
            assertEquals("nobody listens", ended(loop).getMessage());
        }
    }

    private static Throwable ended(RelayLoop loop) throws InterruptedException {
        while (loop.failure() == null) {
            Thread.sleep(2);
        }
        return loop.failure();
    }
}
