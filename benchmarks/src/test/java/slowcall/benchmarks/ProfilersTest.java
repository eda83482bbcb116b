package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.Result;
import slowcall.measure.ResourceUsage;

/** Guards against profilers that quietly report nothing, or forget to divide by the operations. */
class ProfilersTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    @EnabledForJreRange(minVersion = 22)
    void countsContextSwitchesPerOperation() throws InterruptedException {
        assumeTrue(ResourceUsage.read().isPresent(), "the platform tells");
        Map<String, Double> results = profile(new ContextSwitchProfiler(), 20, () -> {
            for (int i = 0; i < 20; i++) {
                Thread.sleep(1);
            }
        });
        // A sleep gives the processor up once; this JVM's other threads add some.
        double voluntary = results.get("switches.voluntary");
        assertTrue(voluntary >= 1 && voluntary < 100, () -> "voluntary " + voluntary);
        assertTrue(results.get("switches.involuntary") >= 0);
    }

    @Test
    void saysNothingAboutAnIterationWithoutOperations() throws InterruptedException {
        assertEquals(Map.of(), profile(new ContextSwitchProfiler(), 0, () -> {}));
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void readsTheSchedulerOfVirtualThreads() throws InterruptedException {
        Map<String, Double> results = profile(
                new SchedulerProfiler(),
                1,
                () -> Thread.ofVirtual().start(() -> {}).join());
        assertTrue(results.get("vt.parallelism") >= 1);
        assertTrue(results.get("vt.pool_size") >= 1);
        assertTrue(results.get("vt.queued.max") >= 0);
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_23)
    void saysNothingAboutASchedulerThatTheJdkDoesNotShow() throws InterruptedException {
        assertEquals(Map.of(), profile(new SchedulerProfiler(), 1, () -> {}));
    }

    /** An iteration's work. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private static Map<String, Double> profile(InternalProfiler profiler, long operations, Work work)
            throws InterruptedException {
        profiler.beforeIteration(null, null);
        work.run();
        var iteration = new IterationResult(null, null, new IterationResultMetaData(operations, operations));
        Map<String, Double> results = new HashMap<>();
        for (Result<?> result : profiler.afterIteration(null, null, iteration)) {
            results.put(result.getLabel(), result.getScore());
        }
        return results;
    }
}
