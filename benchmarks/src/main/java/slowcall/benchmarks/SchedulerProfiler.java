package slowcall.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The scheduler of virtual threads: its parallelism, its carrier threads at the end of the iteration and the longest queue
 * seen, looked at every 20 ms. Reports nothing on a JDK without {@code VirtualThreadSchedulerMXBean}, that is before 24.
 */
public final class SchedulerProfiler implements InternalProfiler {
    static final String PARALLELISM = "vt.parallelism";
    static final String POOL_SIZE = "vt.pool_size";
    static final String QUEUED_MAX = "vt.queued.max";

    private static final long INTERVAL_MILLIS = 20;

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName scheduler = schedulerName();
    private volatile long queuedMax;
    private @Nullable Thread sampler;

    private static ObjectName schedulerName() {
        try {
            // By name, since the bean's type is newer than the bytecode.
            return new ObjectName("jdk.management:type=VirtualThreadScheduler");
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException("the name is well-formed", e);
        }
    }

    @Override
    public String getDescription() {
        return "parallelism, pool size and longest queue of the virtual thread scheduler";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (!beans.isRegistered(scheduler)) {
            return;
        }
        queuedMax = 0;
        sampler = Thread.ofPlatform().name("scheduler-profiler").daemon().start(this::sample);
    }

    private void sample() {
        long most = 0;
        try {
            while (true) {
                most = Math.max(most, read("QueuedVirtualThreadCount"));
                queuedMax = most;
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            // The iteration is over, and so is the thread.
        }
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        Thread running = sampler;
        if (running == null) {
            return List.of();
        }
        sampler = null;
        running.interrupt();
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of(
                maximum(PARALLELISM, read("Parallelism")),
                maximum(POOL_SIZE, read("PoolSize")),
                maximum(QUEUED_MAX, queuedMax));
    }

    private static ScalarResult maximum(String name, long value) {
        return new ScalarResult(name, value, "threads", AggregationPolicy.MAX);
    }

    private long read(String attribute) {
        try {
            return ((Number) beans.getAttribute(scheduler, attribute)).longValue();
        } catch (JMException e) {
            throw new IllegalStateException(scheduler + " has no " + attribute, e);
        }
    }
}
