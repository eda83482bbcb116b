package slowcall.integrations.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The members of a group that this process has, each on a thread of its own. */
public final class Members implements AutoCloseable {
    private final List<ConsumerLoop> loops;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Members(List<ConsumerLoop> loops) {
        this.loops = loops;
    }

    /**
     * Starts some.
     *
     * @param loop makes each, by its number from 0
     */
    public static Members start(int count, IntFunction<ConsumerLoop> loop) {
        Members members = new Members(IntStream.range(0, count).mapToObj(loop).toList());
        for (ConsumerLoop each : members.loops) {
            members.threads.add(Thread.ofPlatform().name("consumer").start(() -> members.run(each)));
        }
        return members;
    }

    private void run(ConsumerLoop loop) {
        try {
            loop.run();
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    /** None of them receives anything more until {@link #resume}. */
    public void pause() {
        loops.forEach(ConsumerLoop::pause);
    }

    /** All receive again. */
    public void resume() {
        loops.forEach(ConsumerLoop::resume);
    }

    /** How many messages they have acknowledged and not done with. */
    public long inHand() {
        return loops.stream().mapToLong(ConsumerLoop::inHand).sum();
    }

    /** What ended the first of them that ended by itself, or null. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** Stops them, and waits until they have done with what they have in hand. An interrupt stops the waiting. */
    @Override
    public void close() {
        loops.forEach(ConsumerLoop::stop);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}
