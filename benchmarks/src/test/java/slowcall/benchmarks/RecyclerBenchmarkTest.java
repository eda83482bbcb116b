package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.infra.Blackhole;

/** Guards against arms that are not what their names say, and against figures of Jackson's that another version changes. */
class RecyclerBenchmarkTest {

    @ParameterizedTest
    @CsvSource({
        "platform, pooled, thread-local",
        "platform, per-task, non-recycling",
        "virtual, pooled, shared-bounded",
        "virtual, per-task, shared-concurrent-deque"
    })
    void everyTaskWritesTheWholeObject(String kind, String threads, String recycler) throws InterruptedException {
        var writers = new RecyclerBenchmark.Writers();
        writers.kind = kind;
        writers.threads = threads;
        writers.recycler = recycler;
        writers.start();
        try {
            // A round fails if a task writes too few bytes, and hangs if one does not end.
            writers.round(blackhole());
            writers.round(blackhole());
        } finally {
            writers.end();
        }
    }

    @Test
    void theObjectHasAsManyBytesAsThePublishedOne() throws Exception {
        assertEquals(
                RecyclerBenchmark.SCORE_BYTES, new ObjectMapper().writeValueAsBytes(RecyclerBenchmark.SCORE).length);
        assertEquals(RecyclerBenchmark.SCORE_BYTES, """
                {"firstName":"Mario","lastName":"Fusco","age":49}""".length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "virtual"})
    void aPoolKeepsItsThreadsAndATaskOfItsOwnDoesNot(String kind) throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        assertTrue(threadsOf(kind, "pooled") <= processors);
        assertEquals(100, threadsOf(kind, "per-task"));
    }

    private static int threadsOf(String kind, String threads) {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        try (ExecutorService executor = RecyclerBenchmark.executor(threads, RecyclerBenchmark.factory(kind))) {
            for (int i = 0; i < 100; i++) {
                executor.execute(() -> seen.add(Thread.currentThread()));
            }
        }
        assertTrue(seen.stream().allMatch(thread -> thread.isVirtual() == kind.equals("virtual")));
        return seen.size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "virtual"})
    void aNewThreadFindsNothingInItsThreadLocalWhateverItsKind(String kind) throws Exception {
        RecyclerPool<BufferRecycler> recycler = RecyclerBenchmark.recycler("thread-local");
        try (ExecutorService executor = RecyclerBenchmark.executor("per-task", RecyclerBenchmark.factory(kind))) {
            Future<BufferRecycler> one = executor.submit(recycler::acquirePooled);
            Future<BufferRecycler> other = executor.submit(recycler::acquirePooled);
            assertNotSame(one.get(), other.get());
        }
        assertSame(recycler.acquirePooled(), recycler.acquirePooled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared-concurrent-deque", "shared-bounded"})
    void aSharedRecyclerServesEveryThread(String name) throws Exception {
        RecyclerPool<BufferRecycler> recycler = RecyclerBenchmark.recycler(name);
        recycler.clear();
        BufferRecycler released = recycler.acquireAndLinkPooled();
        released.releaseToPool();
        try (ExecutorService executor = RecyclerBenchmark.executor("per-task", RecyclerBenchmark.factory("virtual"))) {
            assertSame(released, executor.submit(recycler::acquirePooled).get());
        }
    }

    @Test
    void withoutRecyclingEveryWriteHasItsOwn() {
        RecyclerPool<BufferRecycler> recycler = RecyclerBenchmark.recycler("non-recycling");
        BufferRecycler released = recycler.acquireAndLinkPooled();
        released.releaseToPool();
        assertNotSame(released, recycler.acquirePooled());
    }

    @Test
    void buffersHaveTheSizesOfThePrediction() {
        var buffers = new BufferRecycler();
        assertEquals(8000, buffers.allocByteBuffer(BufferRecycler.BYTE_WRITE_ENCODING_BUFFER).length);
        assertEquals(4000, buffers.allocCharBuffer(BufferRecycler.CHAR_CONCAT_BUFFER).length);
    }

    @Test
    void threadLocalIsJacksonsDefault() {
        assertSame(RecyclerBenchmark.recycler("thread-local"), JsonRecyclerPools.defaultPool());
    }

    @Test
    void refusesWhatDoesNotExist() {
        assertEquals(
                "recycler \"skip\" is not known",
                assertThrows(IllegalArgumentException.class, () -> RecyclerBenchmark.recycler("skip"))
                        .getMessage());
        assertEquals(
                "kind \"green\" must be \"platform\" or \"virtual\"",
                assertThrows(IllegalArgumentException.class, () -> RecyclerBenchmark.factory("green"))
                        .getMessage());
        assertEquals(
                "threads \"few\" must be \"pooled\" or \"per-task\"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> RecyclerBenchmark.executor("few", RecyclerBenchmark.factory("virtual")))
                        .getMessage());
    }

    private static Blackhole blackhole() {
        return new Blackhole(
                "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
    }
}
