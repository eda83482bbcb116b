package slowcall.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.Profiler;

/**
 * One benchmark method with the parameters it runs with, every combination of them.
 *
 * @param benchmark its class
 * @param method its method
 * @param params values by name
 * @param pace how long each combination runs
 * @param profilers what else is measured
 */
record Part(
        Class<?> benchmark,
        String method,
        Map<String, List<String>> params,
        Pace pace,
        List<Class<? extends Profiler>> profilers) {

    static Part of(Class<?> benchmark, String method, Pace pace) {
        return new Part(
                benchmark, method, Map.of(), pace, List.of(ContextSwitchProfiler.class, SchedulerProfiler.class));
    }

    /** The same with a parameter set. */
    Part with(String param, List<String> values) {
        Map<String, List<String>> more = new LinkedHashMap<>(params);
        more.put(param, List.copyOf(values));
        return new Part(benchmark, method, more, pace, profilers);
    }

    Part with(String param, String... values) {
        return with(param, List.of(values));
    }

    /** The same with other profilers. */
    Part profiledBy(List<Class<? extends Profiler>> others) {
        return new Part(benchmark, method, params, pace, List.copyOf(others));
    }

    /** The same in so many forks. */
    Part inForks(int forks) {
        return new Part(benchmark, method, params, pace.inForks(forks), profilers);
    }

    String name() {
        return benchmark.getSimpleName() + "." + method;
    }

    /** JMH's include pattern for this method and no other. */
    String pattern() {
        return "^" + Pattern.quote(benchmark.getName() + "." + method) + "$";
    }

    int combinations() {
        return params.values().stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
    }

    /** The estimated time of all combinations. */
    Duration total() {
        return pace.total().multipliedBy(combinations());
    }
}
