package slowcall.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;
import slowcall.measure.ResourceUsage;

/**
 * The kernel's context switches of the whole JVM per operation. A virtual thread that waits while its carrier finds other
 * work costs none: that is what this shows. Reports nothing where the platform does not tell.
 */
public final class ContextSwitchProfiler implements InternalProfiler {
    static final String VOLUNTARY = "switches.voluntary";
    static final String INVOLUNTARY = "switches.involuntary";

    private Optional<ResourceUsage> before = Optional.empty();

    @Override
    public String getDescription() {
        return "voluntary and involuntary context switches per operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = ResourceUsage.read();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        Optional<ResourceUsage> after = ResourceUsage.read();
        long operations = result.getMetadata().getAllOps();
        if (before.isEmpty() || after.isEmpty() || operations == 0) {
            return List.of();
        }
        long voluntary = after.get().voluntarySwitches() - before.get().voluntarySwitches();
        long involuntary = after.get().involuntarySwitches() - before.get().involuntarySwitches();
        return List.of(
                perOperation(VOLUNTARY, voluntary, operations), perOperation(INVOLUNTARY, involuntary, operations));
    }

    private static ScalarResult perOperation(String name, long count, long operations) {
        return new ScalarResult(name, (double) count / operations, "#/op", AggregationPolicy.AVG);
    }
}
