package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** Guards against a run that outgrows its time, and against strategies and parameters that it forgets. */
class PartsTest {
    /** What an estimate is multiplied with to stay on the safe side: a busy machine starts JVMs more slowly. */
    private static final double SLACK = 1.1;

    @Test
    void smokeTakesAtMost35Seconds() {
        assertWithin(Duration.ofSeconds(35), Parts.smoke());
    }

    @Test
    void everythingTakesAtMostThreeAndAHalfMinutes() {
        assertWithin(Duration.ofSeconds(210), Parts.all());
    }

    @Test
    void theRecyclersTakeAtMostFiveAndAHalfMinutes() {
        assertWithin(Duration.ofSeconds(330), Parts.recycler());
    }

    @Test
    void aPlanHasItsOwnBenchmarks() {
        assertEquals(Parts.smoke(), Parts.of(Selection.ofPlan("smoke")));
        assertEquals(Parts.recycler(), Parts.of(Selection.ofPlan("reproduce-recycler")));
        assertEquals(Parts.all(), Parts.of(Selection.ofPlan("quick")));
        assertEquals(Parts.all(), Parts.of(Selection.ofPlan("my-plan")));
    }

    /** In nothing else does a part change. */
    @Test
    void forksAreAsManyAsAreAskedFor() {
        List<Part> eight = Parts.of(Selection.ALL.inForks(8));
        assertEquals(Parts.all().stream().map(part -> part.inForks(8)).toList(), eight);
        assertTrue(eight.stream().allMatch(part -> part.pace().forks() == 8), eight::toString);
        assertEquals(
                Parts.all().stream().map(Part::combinations).toList(),
                eight.stream().map(Part::combinations).toList());
        assertThrows(IllegalArgumentException.class, () -> Selection.ALL.inForks(0));
    }

    private static void assertWithin(Duration most, List<Part> parts) {
        Duration total = parts.stream().map(Part::total).reduce(Duration.ZERO, Duration::plus);
        assertTrue(total.toMillis() * SLACK <= most.toMillis(), () -> total + " must be at most " + most);
    }

    @Test
    void dispatchesThroughEveryStrategy() {
        assertEquals(strategies(), strategiesOf("DispatchBenchmark.harness"));
        assertTrue(strategies().containsAll(strategiesOf("DispatchBenchmark.bare")));
        assertEquals(strategies(), strategiesOf("FanOutBenchmark.request"));
    }

    @Test
    void byHandTheBenchmarksNameStrategiesThatExist() {
        for (Class<?> state :
                List.of(DispatchBenchmark.Bare.class, DispatchBenchmark.Harness.class, FanOutBenchmark.class)) {
            Set<String> defaults = params(state)
                    .filter(field -> field.getName().equals("strategy"))
                    .flatMap(field ->
                            Arrays.stream(field.getAnnotation(Param.class).value()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertTrue(!defaults.isEmpty() && strategies().containsAll(defaults), state.getSimpleName());
        }
    }

    @Test
    void everyParameterIsGivenAndExists() {
        Stream.of(Selection.SMOKE, Selection.ALL, Selection.RECYCLER)
                .flatMap(selection -> Parts.of(selection).stream())
                .forEach(part ->
                        assertEquals(paramsOf(part), new TreeSet<>(part.params().keySet()), part.name()));
    }

    private static Set<String> strategies() {
        return Strategies.inTrial().stream().map(Strategy::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> strategiesOf(String name) {
        return Parts.all().stream()
                .filter(part -> part.name().equals(name))
                .flatMap(part -> part.params().get("strategy").stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Parameters of the benchmark's class and of the states that its method takes. */
    private static Set<String> paramsOf(Part part) {
        Stream<Class<?>> states = Arrays.stream(part.benchmark().getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .filter(method -> method.getName().equals(part.method()))
                .flatMap(method -> Arrays.stream(method.getParameterTypes()));
        return Stream.concat(Stream.of(part.benchmark()), states)
                .flatMap(PartsTest::params)
                .map(Field::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Field> params(Class<?> state) {
        return Arrays.stream(state.getDeclaredFields()).filter(field -> field.isAnnotationPresent(Param.class));
    }
}
