package slowcall.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Threads of a chosen kind that do rounds of work together. JMH's own workers are platform threads, so a benchmark of virtual
 * threads needs its own; they start before the clock does, and a round is long enough for its start and end not to matter.
 */
final class Crew implements AutoCloseable {

    /** One member's part of a round. An interrupt must end it. */
    interface Work {
        void round(int member) throws InterruptedException;
    }

    private static final Duration LONGEST_ROUND = Duration.ofSeconds(60);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Work work;
    private final List<Thread> threads;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    /** Two phases a round: its start and its end. The members and whoever calls {@link #round} are its parties. */
    private final Phaser phaser;

    /**
     * Starts the threads.
     *
     * @param kind {@code platform} or {@code virtual}
     */
    Crew(String kind, int members, Work work) {
        this.work = work;
        this.phaser = new Phaser(members + 1);
        Thread.Builder builder = switch (kind) {
            case "platform" -> Thread.ofPlatform().name("crew-", 0);
            case "virtual" -> Thread.ofVirtual().name("crew-", 0);
            default -> throw new IllegalArgumentException("kind \"" + kind + "\" must be \"platform\" or \"virtual\"");
        };
        this.threads = IntStream.range(0, members)
                .mapToObj(member -> builder.unstarted(() -> run(member)))
                .toList();
        threads.forEach(Thread::start);
    }

    private void run(int member) {
        try {
            while (phaser.arriveAndAwaitAdvance() >= 0) {
                work.round(member);
                phaser.arriveAndAwaitAdvance();
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
            // Lets go of whoever waits for this round; the other members are interrupted by close().
            phaser.forceTermination();
        }
    }

    Thread thread(int member) {
        return threads.get(member);
    }

    /**
     * Lets every member do its part and waits for all of them.
     *
     * @throws IllegalStateException if a member failed, or the round takes longer than a minute
     */
    void round() throws InterruptedException {
        awaitPhase();
        awaitPhase();
        Throwable cause = failure.get();
        if (cause != null || phaser.isTerminated()) {
            throw new IllegalStateException("a member of the crew failed: " + cause, cause);
        }
    }

    private void awaitPhase() throws InterruptedException {
        try {
            phaser.awaitAdvanceInterruptibly(phaser.arrive(), LONGEST_ROUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("a round took longer than " + LONGEST_ROUND.toSeconds() + " s", e);
        }
    }

    /**
     * Ends every thread.
     *
     * @throws IllegalStateException if one does not end within 10 s
     */
    @Override
    public void close() throws InterruptedException {
        phaser.forceTermination();
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            if (!thread.join(LONGEST_END)) {
                throw new IllegalStateException(thread + " did not end within " + LONGEST_END.toSeconds() + " s");
            }
        }
    }
}
