package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.result.Column;
import slowcall.result.Csv;
import slowcall.result.Manifest;
import slowcall.result.Row;

/** Guards the comparison of JMH's results: a fork counts as one, its iterations do not. */
class CompareJmhTest {
    @TempDir
    Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path slow;
    private Path fast;

    @BeforeEach
    void write() throws IOException {
        slow = file("slow.json", benchmark("avgt", 5, 10), benchmark("thrpt", 5, 100));
        fast = file("fast.json", benchmark("avgt", 5, 8), benchmark("thrpt", 5, 130));
    }

    private Path file(String name, String... benchmarks) throws IOException {
        return Files.writeString(root.resolve(name), "[" + String.join(",", benchmarks) + "]");
    }

    /** Forks around a score, with iterations in each that scatter far more than the forks do. */
    private static String benchmark(String mode, int forks, double score) {
        StringJoiner data = new StringJoiner(",", "[", "]");
        for (int fork = 0; fork < forks; fork++) {
            double mean = score * (1 + fork / 500.0);
            data.add("[" + mean / 2 + "," + mean * 1.5 + "]");
        }
        return """
                {"jmhVersion": "1.37", "benchmark": "slowcall.benchmarks.DispatchBenchmark.bare", "mode": "%s", "threads": 1,
                 "forks": %d, "jvmArgs": ["-Xmx1g"], "vmName": "VM", "vmVersion": "25+1", "params": {"strategy": "sync"},
                 "primaryMetric": {"score": %s, "scoreUnit": "us/op", "rawData": %s},
                 "secondaryMetrics": {"gc.alloc.rate.norm": {"scoreUnit": "B/op", "rawData": %s}}}
                """.formatted(mode, forks, score, data, data);
    }

    private int execute(Object... arguments) {
        String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }

    @Test
    void forksAreTheUnitAndTheModeSaysWhatIsBetter() {
        assertEquals(ExitCode.OK, execute("compare", slow, fast, "--across-environments", "--fail-on-regression"));
        String text = out.toString();
        assertTrue(text.contains("DispatchBenchmark.bare(strategy=sync) avgt"), text);
        assertTrue(text.contains("5+5"), text);
        assertTrue(text.contains("2 better, 0 worse"), text);
        assertEquals(
                ExitCode.REGRESSION, execute("compare", fast, slow, "--across-environments", "--fail-on-regression"));
    }

    @Test
    void benchmarksAreOneTableOfMarkdown() {
        execute("compare", slow, fast, "--across-environments", "--format", "markdown");
        assertEquals(
                1, out.toString().lines().filter(line -> line.startsWith("|-|")).count(), out::toString);
    }

    @Test
    void aFileAloneDoesNotSayWhereItWasMeasured() {
        assertEquals(ExitCode.USAGE, execute("compare", slow, fast));
        assertTrue(err.toString().contains("slow.json: does not say where"), err::toString);
    }

    @Test
    void aResultsFolderKnowsItsMachine() throws IOException {
        Path one = inFolder("one", "2", slow);
        Path other = inFolder("other", "2", fast);
        assertEquals(ExitCode.OK, execute("compare", one, other));
        assertTrue(out.toString().contains("one/jmh.json"), out::toString);
        assertEquals(ExitCode.USAGE, execute("compare", one, inFolder("elsewhere", "4", fast)));
        assertTrue(err.toString().contains("cores 2 | 4"), err::toString);
    }

    private Path inFolder(String name, String cores, Path file) throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        Path copy = Files.copy(file, folder.resolve("jmh.json"));
        List<Column> columns = List.of("cell_id", "block", "strategy", "verdict").stream()
                .map(column -> Column.of(column, ""))
                .toList();
        Csv.write(folder.resolve("trials.csv"), columns, List.of(new Row().putAll(Map.of("block", "1"))));
        new Manifest(folder, Instant.EPOCH, Map.of("environment", Map.of("cores", cores))).complete(Instant.EPOCH);
        return copy;
    }

    @Test
    void sampledBenchmarksCountByTheirHistograms() throws IOException {
        String sampled = benchmark("sample", 4, 10)
                .replaceFirst(
                        "\"rawData\": [^}]*}",
                        "\"rawDataHistogram\": [[[[1,3],[5,1]]],[[[2,1]]],[[[2,2]]],[[[2,9]]]]}");
        Path one = file("one.json", sampled);
        Path other = file("other.json", sampled);
        assertEquals(ExitCode.OK, execute("compare", one, other, "--across-environments", "--format", "csv"));
        assertTrue(out.toString().contains(",2.000000,2.000000,"), out::toString);
    }

    @Test
    void trialsAndBenchmarksAreNotCompared() throws IOException {
        Path run = new Published(2).cell("sync", "constant-1").write(root.resolve("run"));
        assertEquals(ExitCode.USAGE, execute("compare", run, slow, "--across-environments"));
        assertTrue(err.toString().contains("two kinds"), err::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "[{}]", "[1]", "[{\"benchmark\": \"x\", \"primaryMetric\": {}}]", "[{"})
    void whatIsNoJmhFileIsRefused(String content) throws IOException {
        Path other = Files.writeString(root.resolve("other.json"), content);
        assertEquals(ExitCode.USAGE, execute("compare", slow, other, "--across-environments"), err::toString);
        assertTrue(err.toString().contains("other.json"), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
    }
}
