package slowcall.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The score of each fork in what JMH writes with {@code -rf json}. A fork is a JVM, and so what counts as a trial; its iterations,
 * which share one, do not. JMH's other formats know no forks.
 */
public final class JmhForks {
    private static final String PARAMETER = "Param: ";

    /** What tells a benchmark from the others of a run. */
    private record Key(String benchmark, String mode, String threads, Map<String, String> parameters) {}

    private final Map<Key, List<Double>> scores = new HashMap<>();

    private JmhForks() {}

    /**
     * Reads a file.
     *
     * @param file for messages
     * @param content the file's; none if there is no such file
     * @throws ResultsException if it is no JSON
     */
    public static JmhForks read(Path file, byte[] content) {
        JmhForks forks = new JmhForks();
        if (content.length > 0) {
            StrictJson.read(file, content).forEach(forks::add);
        }
        return forks;
    }

    private void add(JsonNode benchmark) {
        Map<String, String> parameters = new TreeMap<>();
        benchmark
                .path("params")
                .properties()
                .forEach(parameter ->
                        put(parameters, parameter.getKey(), parameter.getValue().asText()));
        Key key = new Key(
                benchmark.path("benchmark").asText(),
                benchmark.path("mode").asText(),
                benchmark.path("threads").asText(),
                parameters);
        scores.put(key, JmhMeans.ofForks(benchmark.path("primaryMetric")));
    }

    /** The mean score of each fork of a benchmark; none where they are unknown. */
    public List<Double> scores(Row ofCsv) {
        Map<String, String> parameters = new TreeMap<>();
        ofCsv.values().forEach((column, value) -> {
            if (column.startsWith(PARAMETER)) {
                put(parameters, column.substring(PARAMETER.length()), value);
            }
        });
        Key key = new Key(ofCsv.text("Benchmark"), ofCsv.text("Mode"), ofCsv.text("Threads"), parameters);
        return scores.getOrDefault(key, List.of());
    }

    /** A table has a column for the parameters of all benchmarks: those that one does not have are empty. */
    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
