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

    /** Modes and units differ, and the score is one section all the same. */
    @Test
    void writesAPage() throws IOException {
        Path page = root.resolve("page.html");
        Path one = file(
                "one.json", benchmark("avgt", 5, 10), benchmark("thrpt", 5, 100).replace("us/op", "ops/ms"));
        Path other = file(
                "other.json",
                benchmark("avgt", 5, 8),
                benchmark("thrpt", 5, 130).replace("us/op", "ops/ms"));
        assertEquals(
                ExitCode.OK, execute("compare", one, other, "--across-environments", "--report", page), err::toString);
        String html = Files.readString(page);
        assertEquals(2, html.split("id=\"score\"", -1).length, html);
        assertTrue(html.contains("score, us/op or ops/ms"), html);
        assertTrue(html.contains(">score: B / A<"), html);
    }

    @Test
    void twoForksShowNothing() throws IOException {
        Path one = file("one.json", benchmark("avgt", 2, 10));
        Path other = file("other.json", benchmark("avgt", 2, 20));
        execute("compare", one, other, "--across-environments");
        assertTrue(out.toString().contains("~ needs 4+4"), out::toString);
        assertTrue(out.toString().contains("With fewer than 4 trials a side nothing"), out::toString);
    }

    /** The other benchmark's flags are the same, which says nothing of this one's. */
    @Test
    void forksOfUnlikeFlagsAreRefused() throws IOException {
        String same = benchmark("thrpt", 5, 100);
        Path one =
                inFolder("one", "2", file("z.json", benchmark("avgt", 5, 10).replace("-Xmx1g", "-XX:+UseZGC"), same));
        Path other = inFolder(
                "other", "2", file("g1.json", benchmark("avgt", 5, 10).replace("-Xmx1g", "-XX:+UseG1GC"), same));
        assertEquals(ExitCode.USAGE, execute("compare", one, other));
        String note = "forks of DispatchBenchmark.bare(strategy=sync) avgt ran with -XX:+UseZGC | -XX:+UseG1GC";
        assertTrue(err.toString().contains(note + "; --across-environments"), err::toString);
        assertEquals(ExitCode.OK, execute("compare", one, other, "--across-environments"));
        assertTrue(out.toString().contains("Note: " + note + "\n"), out::toString);
    }

    /** Each run's slow service has a port of its own. */
    @Test
    void whereTheServiceWasIsNoDifference() throws IOException {
        Path one = inFolder("one", "2", file("a.json", withPort(35383)));
        assertEquals(ExitCode.OK, execute("compare", one, inFolder("other", "2", file("b.json", withPort(41001)))));
    }

    private static String withPort(int port) {
        return benchmark("avgt", 5, 10)
                .replace("\"-Xmx1g\"", "\"-Xmx1g\", \"-Dslowcall.benchmarks.port=" + port + "\"");
    }

    @Test
    void aBenchmarkThatIsThereTwiceIsRefused() throws IOException {
        Path twice = file("twice.json", benchmark("avgt", 5, 10), benchmark("avgt", 5, 8));
        assertEquals(ExitCode.USAGE, execute("compare", slow, twice, "--across-environments"));
        assertTrue(
                err.toString().contains("twice.json: has DispatchBenchmark.bare(strategy=sync) avgt twice"),
                err::toString);
    }

    @Test
    void labelsStayOnTheirLine() throws IOException {
        String hostile = benchmark("avgt", 5, 10).replace("\"sync\"", "\"a\\n# b\\u001b[2J\"");
        Path one = file("one.json", hostile);
        execute("compare", one, file("other.json", hostile), "--across-environments");
        assertTrue(out.toString().contains("strategy=a # b [2J"), out::toString);
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
