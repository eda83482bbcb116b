package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.profile.GCProfiler;

/** Guards against a failed benchmark that JMH leaves out with exit code 0, and against forks that outlive the run. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BenchmarksIT {
    private static final Pace PACE = Pace.of(1, 1, 50, 1, 50);

    /** Where JMH locks; it asks once per JVM. */
    @TempDir
    static Path temp;

    private static final String REAL_TEMP = System.getProperty("java.io.tmpdir");

    @TempDir
    Path folder;

    private final Locale locale = Locale.getDefault();

    @BeforeAll
    static void keepOutOfTheWayOfRealRuns() {
        System.setProperty("java.io.tmpdir", temp.toString());
    }

    @AfterAll
    static void restore() {
        System.setProperty("java.io.tmpdir", REAL_TEMP);
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    @Test
    void failsWithTheReasonWhenABenchmarkThrows() {
        Part throwing =
                Part.of(DispatchBenchmark.class, "harness", PACE).with("strategy", "virtual-threads", "telepathy");
        var failure = assertThrows(BenchmarkFailedException.class, () -> run(throwing));
        assertTrue(failure.getMessage().contains("DispatchBenchmark.harness failed"), failure::getMessage);
        assertTrue(failure.getMessage().contains("no strategy \"telepathy\""), failure::getMessage);
        assertFalse(Files.exists(folder.resolve(Benchmarks.JSON)));
    }

    @Test
    void writesNumbersThatEveryLocaleReads() throws Exception {
        Locale.setDefault(Locale.GERMANY);
        Part part = Part.of(ParkBenchmark.class, "roundTrip", PACE).with("kind", "platform", "virtual");
        List<String> status = run(part);

        assertEquals(2, status.size());
        assertTrue(status.get(1).startsWith("benchmark 2/2 ParkBenchmark.roundTrip kind=virtual, "), status::toString);
        List<String> csv = Files.readAllLines(folder.resolve(Benchmarks.CSV));
        assertTrue(csv.get(0).contains("\"Param: kind\""), csv::toString);
        assertTrue(csv.stream().noneMatch(line -> line.matches(".*\\d,\\d+\".*")), csv::toString);
        assertTrue(Files.readString(folder.resolve(Benchmarks.LOG)).contains("Fork: 1 of 1"));
        String table = Benchmarks.table(folder);
        assertEquals(3, table.lines().count(), table);
        assertTrue(table.contains("kind=virtual"), table);
    }

    @Test
    void endsTheForksWhenItIsToldToEnd() throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temp,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongRun.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> forks = new ArrayList<>();
        try (BufferedReader output = run.inputReader(StandardCharsets.UTF_8)) {
            assertTrue(output.readLine().startsWith("benchmark 1/1"));
            // JMH's first children only look at the JVM; the one that measures is there when the iteration has begun.
            while (!Files.readString(folder.resolve(Benchmarks.LOG)).contains("Iteration   1:")) {
                Thread.sleep(20);
            }
            run.children().forEach(forks::add);
            assertEquals(1, forks.size());
            run.destroy();
            assertTrue(run.waitFor(10, TimeUnit.SECONDS), "the run ends");
            for (ProcessHandle fork : forks) {
                fork.onExit().get(10, TimeUnit.SECONDS);
            }
        } finally {
            run.destroyForcibly();
            forks.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Allocation, which does not depend on how busy the machine is: the buffers of a write are allocated or they are not. */
    @Test
    void newThreadsAllocateTheBuffersThatTheirThreadLocalsDoNotHave() throws Exception {
        Part part = Part.of(RecyclerBenchmark.class, "write", Pace.of(1, 2, 300, 2, 200))
                .profiledBy(List.of(GCProfiler.class))
                .with("kind", "virtual")
                .with("threads", "pooled", "per-task")
                .with("recycler", "thread-local", "shared-concurrent-deque");
        run(part);

        Map<String, Double> bytes = new HashMap<>();
        for (JsonNode result : JsonMapper.builder()
                .build()
                .readTree(folder.resolve(Benchmarks.JSON).toFile())) {
            JsonNode params = result.path("params");
            bytes.put(
                    params.path("threads").asText() + " "
                            + params.path("recycler").asText(),
                    result.path("secondaryMetrics")
                            .path("gc.alloc.rate.norm")
                            .path("score")
                            .asDouble(Double.NaN));
        }
        double recycled = bytes.get("per-task shared-concurrent-deque");
        assertEquals(16_304, bytes.get("per-task thread-local") - recycled, 500, bytes::toString);
        assertEquals(
                0,
                bytes.get("pooled thread-local") - bytes.get("pooled shared-concurrent-deque"),
                500,
                bytes::toString);
    }

    private List<String> run(Part part) throws IOException, InterruptedException, BenchmarkFailedException {
        List<String> status = new ArrayList<>();
        new BenchmarkRun(folder, List.of(part), true, status::add).run();
        return status;
    }

    /** A run that would take a minute. */
    static final class LongRun {
        private LongRun() {}

        public static void main(String[] args) throws Exception {
            Pace minute = new Pace(1, 0, Duration.ZERO, 1, Duration.ofMinutes(1));
            Part part = Part.of(ParkBenchmark.class, "roundTrip", minute).with("kind", "virtual");
            new BenchmarkRun(Path.of(args[0]), List.of(part), true, System.out::println).run();
        }
    }
}
