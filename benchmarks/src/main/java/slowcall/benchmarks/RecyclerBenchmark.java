package slowcall.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a cache in a thread-local costs where every task has a thread of its own: Jackson keeps the buffers that it writes with
 * in a {@link RecyclerPool}, and its default one keeps them with the thread. A hundred tasks are submitted and then waited for,
 * each of which writes one small object as JSON; an operation is one of these writes.
 *
 * <p>The figure to read is the allocation. A write needs a {@code byte[8000]} and a {@code char[4000]}, with their headers
 * 16,032 B, and a {@link BufferRecycler} of 120 B around them. {@code non-recycling} allocates them for each write; threads of a
 * pool with {@code thread-local}, and any thread with a shared recycler, allocate them once. A new thread with {@code
 * thread-local} finds nothing and leaves behind what nobody will find: it allocates as much as {@code non-recycling}, and 176 B
 * for the thread-local itself. The time is what the machine needs to zero and collect that, and depends on its memory.
 *
 * <p>The naive version compares a pool of platform threads with a virtual thread for each task, and calls the difference the
 * virtual thread's. Here {@code kind} and {@code threads} vary by themselves: pooled virtual threads recycle, platform threads
 * of one task each do not. Compare recyclers where both are the same; the executor is then the same as well. Or it writes so
 * that the compiler can see that nobody reads the bytes; here the buffer itself goes into a {@link Blackhole}.
 *
 * <p>{@code java -cp cli/target/slowcall.jar org.openjdk.jmh.Main RecyclerBenchmark -prof gc}
 */
public class RecyclerBenchmark extends BenchmarkDefaults {
    static final int TASKS = 100;

    /** What is written: as many bytes of JSON as the object of the published benchmark. */
    record Score(String player, String game, int points) {}

    static final Score SCORE = new Score("Ada", "Analytical", 184);
    static final int SCORE_BYTES = 49;

    /** Threads that write JSON by means of a recycler. */
    @State(Scope.Benchmark)
    public static class Writers {
        @Param({"platform", "virtual"})
        public String kind = "";

        @Param({"pooled", "per-task"})
        public String threads = "";

        @Param({"thread-local", "shared-concurrent-deque", "shared-bounded", "non-recycling"})
        public String recycler = "";

        @SuppressWarnings("NullAway.Init") // by start()
        private Countdown countdown;

        @SuppressWarnings("NullAway.Init") // by start()
        private ObjectWriter json;

        @SuppressWarnings("NullAway.Init") // by start()
        private ExecutorService executor;

        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        @Setup
        public void start() {
            countdown = new Countdown();
            JsonFactory factory =
                    JsonFactory.builder().recyclerPool(recycler(recycler)).build();
            json = new ObjectMapper(factory).writerFor(Score.class);
            executor = executor(threads, factory(kind));
        }

        private void write(Blackhole blackhole) {
            try {
                var output = new Discarded(blackhole);
                json.writeValue(output, SCORE);
                if (output.bytes != SCORE_BYTES) {
                    throw new IllegalStateException(output.bytes + " bytes were written instead of " + SCORE_BYTES);
                }
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            } finally {
                countdown.end();
            }
        }

        /**
         * Lets every task write and waits for all of them.
         *
         * @throws IllegalStateException if one of them could not
         */
        void round(Blackhole blackhole) throws InterruptedException {
            Runnable task = () -> write(blackhole);
            countdown.begin(TASKS);
            for (int i = 0; i < TASKS; i++) {
                executor.execute(task);
            }
            countdown.await();
            Throwable cause = failure.get();
            if (cause != null) {
                throw new IllegalStateException("a write failed: " + cause, cause);
            }
        }

        @TearDown
        public void end() {
            executor.close();
        }
    }

    static RecyclerPool<BufferRecycler> recycler(String name) {
        return switch (name) {
            case "thread-local" -> JsonRecyclerPools.threadLocalPool();
            case "shared-concurrent-deque" -> JsonRecyclerPools.sharedConcurrentDequePool();
            case "shared-bounded" -> JsonRecyclerPools.sharedBoundedPool();
            case "non-recycling" -> JsonRecyclerPools.nonRecyclingPool();
            default -> throw new IllegalArgumentException("recycler \"" + name + "\" is not known");
        };
    }

    static ThreadFactory factory(String kind) {
        return switch (kind) {
            case "platform" -> Thread.ofPlatform().factory();
            case "virtual" -> Thread.ofVirtual().factory();
            default -> throw new IllegalArgumentException("kind \"" + kind + "\" must be \"platform\" or \"virtual\"");
        };
    }

    /** A pool has as many threads as there are processors: so many virtual threads can run at once as well. */
    static ExecutorService executor(String threads, ThreadFactory factory) {
        return switch (threads) {
            case "pooled" -> Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), factory);
            case "per-task" -> Executors.newThreadPerTaskExecutor(factory);
            default ->
                throw new IllegalArgumentException("threads \"" + threads + "\" must be \"pooled\" or \"per-task\"");
        };
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void write(Writers writers, Blackhole blackhole) throws InterruptedException {
        writers.round(blackhole);
    }

    /** An output that counts, and keeps the compiler from seeing that nobody reads the bytes. */
    private static final class Discarded extends OutputStream {
        private final Blackhole blackhole;
        private int bytes;

        Discarded(Blackhole blackhole) {
            this.blackhole = blackhole;
        }

        @Override
        public void write(int value) {
            blackhole.consume(value);
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            blackhole.consume(buffer);
            bytes += length;
        }
    }
}
