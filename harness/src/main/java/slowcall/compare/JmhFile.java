package slowcall.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import slowcall.result.BoundedFile;
import slowcall.result.Column;
import slowcall.result.JmhMeans;
import slowcall.result.OneLine;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;
import slowcall.result.Row;
import slowcall.result.StrictJson;

/**
 * What JMH writes with {@code -rf json}. A fork is a JVM and so what counts as a trial; its iterations, which share one, do not. The
 * file does not say on what machine it was measured, unless it lies in a results folder that lists it.
 */
final class JmhFile implements Side {
    static final String SCORE = "score";
    static final String ALLOCATED = "allocated_bytes_per_op";
    /** What a fork's JVM was told. */
    static final String FLAGS = "jvm_flags";

    /** What a benchmark's own parameters are prefixed with. */
    static final String PARAMETER = "param_";

    private static final Column SCORE_COLUMN = Column.decimal(SCORE, 9, "The mean of a fork's iterations");
    private static final Column ALLOCATED_COLUMN = Column.decimal(ALLOCATED, 3, "The same of what it allocates");
    private static final Column JDK = Column.of("jdk", "The fork's version");
    private static final Column FLAGS_COLUMN = Column.of(FLAGS, "Without what differs from run to run anyway");
    private static final Column BLOCK = Column.of("block", "The fork");
    /** Where the slow service of that run was. */
    private static final String PORT = "-Dslowcall.benchmarks.port=";

    private final Path path;
    private final JsonNode benchmarks;
    private final Optional<Map<String, String>> machine;
    private final String runId;

    private JmhFile(Path path, JsonNode benchmarks, Optional<Map<String, String>> machine, String runId) {
        this.path = path;
        this.benchmarks = benchmarks;
        this.machine = machine;
        this.runId = runId;
    }

    /** Whether a path looks like JMH's results. */
    static boolean isOne(Path path) {
        return path.toString().endsWith(".json") && !Files.isDirectory(path);
    }

    /**
     * Opens a file.
     *
     * @throws ResultsException if it is not there, or not what JMH writes
     */
    static JmhFile open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new ResultsException(path, "no such file or folder");
        }
        Path folder = path.resolveSibling("");
        String name = String.valueOf(path.getFileName());
        byte[] listed = new byte[0];
        Optional<Map<String, String>> machine = Optional.empty();
        String runId = "";
        if (Files.exists(folder.resolve("manifest.json"))) {
            PublishedRun run = PublishedRun.open(folder);
            listed = run.file(name);
            if (listed.length > 0) {
                machine = Optional.of(run.environment()).filter(known -> !known.isEmpty());
                runId = run.runId();
            }
        }
        byte[] content = listed.length > 0 ? listed : BoundedFile.read(path, StrictJson.LARGEST_FILE);
        var file = new JmhFile(path, benchmarks(path, content), machine, runId);
        file.subjects(List.of());
        return file;
    }

    private static JsonNode benchmarks(Path path, byte[] content) {
        JsonNode benchmarks = StrictJson.read(path, content);
        if (!benchmarks.isArray() || benchmarks.isEmpty()) {
            throw new ResultsException(path, "is no file of JMH results: no array of benchmarks");
        }
        for (JsonNode benchmark : benchmarks) {
            if (!benchmark.path("benchmark").isTextual()
                    || !benchmark.path("primaryMetric").isObject()) {
                throw new ResultsException(
                        path, "is no file of JMH results: an entry without benchmark or primaryMetric");
            }
        }
        return benchmarks;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public String name() {
        String file = OneLine.of(String.valueOf(path.getFileName()));
        return runId.isEmpty() ? file : runId + "/" + file;
    }

    @Override
    public String about() {
        return "JMH " + distinct("jmhVersion") + ", " + benchmarks.size() + " benchmarks";
    }

    @Override
    public Optional<Map<String, String>> environment() {
        return machine.map(known -> {
            Map<String, String> values = new LinkedHashMap<>(known);
            // Not the harness's JVM ran the benchmarks; their flags are compared one by one.
            values.put("jdk_version", distinct("vmVersion"));
            values.put("jvm_name", distinct("vmName"));
            values.remove("trial_jvm_flags");
            values.put("jmh_version", distinct("jmhVersion"));
            return values;
        });
    }

    private String distinct(String field) {
        Set<String> values = new TreeSet<>();
        benchmarks.forEach(benchmark -> values.add(text(benchmark.path(field))));
        return String.join(" | ", values);
    }

    private static String text(JsonNode value) {
        return OneLine.of(value.asText());
    }

    private static String flags(JsonNode benchmark) {
        List<String> flags = new ArrayList<>();
        benchmark.path("jvmArgs").forEach(flag -> flags.add(text(flag)));
        flags.removeIf(flag -> flag.startsWith(PORT));
        return flags.isEmpty() ? "no flags" : String.join(" ", flags);
    }

    @Override
    public String seed() {
        return "";
    }

    @Override
    public Set<String> parameters() {
        return Set.of();
    }

    @Override
    public List<CellTrials> subjects(Collection<String> parameters) {
        List<CellTrials> subjects = new ArrayList<>();
        Set<CellKey> known = new HashSet<>();
        for (JsonNode benchmark : benchmarks) {
            CellKey key = key(benchmark);
            if (!known.add(key)) {
                throw new ResultsException(
                        path, "has " + key.label(List.of()) + " twice: of several runs, give each its own file");
            }
            List<Row> forks = forks(benchmark);
            List<Endpoint> endpoints =
                    List.of(Endpoint.score(key.value("mode"), key.value("unit")), Endpoint.allocation());
            subjects.add(new CellTrials(key, forks, endpoints, Histograms.NONE));
        }
        return subjects;
    }

    private static CellKey key(JsonNode benchmark) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("benchmark", text(benchmark.path("benchmark")));
        values.put("mode", text(benchmark.path("mode")));
        values.put("threads", text(benchmark.path("threads")));
        values.put("unit", text(benchmark.path("primaryMetric").path("scoreUnit")));
        benchmark
                .path("params")
                .properties()
                .forEach(parameter ->
                        values.put(PARAMETER + OneLine.of(parameter.getKey()), text(parameter.getValue())));
        return new CellKey(values);
    }

    private List<Row> forks(JsonNode benchmark) {
        JsonNode score = benchmark.path("primaryMetric");
        List<Double> scores = JmhMeans.ofForks(score);
        List<Double> allocated =
                JmhMeans.ofForks(benchmark.path("secondaryMetrics").path("gc.alloc.rate.norm"));
        if (scores.isEmpty()) {
            throw new ResultsException(
                    path, benchmark.path("benchmark").asText() + " has no data of its forks (rawData)");
        }
        List<Row> forks = new ArrayList<>();
        for (int fork = 0; fork < scores.size(); fork++) {
            Row row = new Row()
                    .put(BLOCK, fork + 1)
                    .put(JDK, text(benchmark.path("vmVersion")))
                    .put(FLAGS_COLUMN, flags(benchmark))
                    .put(SCORE_COLUMN, scores.get(fork));
            if (allocated.size() == scores.size()) {
                row.put(ALLOCATED_COLUMN, allocated.get(fork));
            }
            forks.add(row);
        }
        return forks;
    }

    @Override
    public String leftOut() {
        return "";
    }
}
