package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guards what a reader of a comparison gets, from folders to the last line: its formats, its exit codes and its refusals. The expected
 * outputs are files beside this test; {@code -Dslowcall.golden.write=true} writes them anew.
 */
class CompareCommandTest {
    private static final String STABLE = "constant-400";
    private static final String FAST = "constant-1000";

    @TempDir
    Path root;

    private Path before;
    private Path after;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void publish() throws IOException {
        before = before(10).write(root.resolve("20260401T100000Z-quick-aaaa"));
        after = after(10).write(root.resolve("20260402T100000Z-quick-bbbb"));
    }

    private static Published before(int blocks) {
        return new Published(blocks)
                .cell(
                        "fixed-pool",
                        STABLE,
                        "settings",
                        "pool_size=160",
                        "throughput_rps",
                        "400",
                        "excess_p50_ms",
                        "0.92",
                        "excess_p99_ms",
                        "4.0",
                        "completed_p50_ms",
                        "201.0",
                        "cpu_us_per_request",
                        "550.0",
                        "rss_peak_mib",
                        "663.0")
                .cell(
                        "virtual-threads",
                        STABLE,
                        "throughput_rps",
                        "400",
                        "excess_p50_ms",
                        "0.69",
                        "excess_p99_ms",
                        "3.1~",
                        "completed_p50_ms",
                        "200.7",
                        "cpu_us_per_request",
                        "412.0",
                        "rss_peak_mib",
                        "649.0")
                .cell(
                        "fixed-pool",
                        FAST,
                        "settings",
                        "pool_size=160",
                        "throughput_rps",
                        "799.5",
                        "regime",
                        "unstable",
                        "cpu_us_per_request",
                        "275.0")
                .cell("sync", STABLE, "throughput_rps", "50.0", "measure_ms", "9000");
    }

    private static Published after(int blocks) {
        return new Published(blocks, 2)
                .environment("slowcall_revision", "ba9876543210")
                .cell(
                        "fixed-pool",
                        STABLE,
                        "settings",
                        "pool_size=160",
                        "throughput_rps",
                        "400",
                        "excess_p50_ms",
                        "1.38",
                        "excess_p99_ms",
                        "4.02",
                        "completed_p50_ms",
                        "201.4",
                        "cpu_us_per_request",
                        "490.0",
                        "rss_peak_mib",
                        "665.0")
                .cell(
                        "virtual-threads",
                        STABLE,
                        "throughput_rps",
                        "400",
                        "excess_p50_ms",
                        "0.70",
                        "excess_p99_ms",
                        "3.2~",
                        "completed_p50_ms",
                        "200.7",
                        "cpu_us_per_request",
                        "418.0",
                        "rss_peak_mib",
                        "649.3")
                .cell(
                        "fixed-pool",
                        FAST,
                        "settings",
                        "pool_size=160",
                        "throughput_rps",
                        "640.0",
                        "regime",
                        "unstable",
                        "cpu_us_per_request",
                        "310.0")
                .cell("sync", STABLE, "throughput_rps", "50.0", "measure_ms", "6000")
                .with(blocks + 2, "verdict", "SUSPECT")
                .with(blocks + 2, "reasons", "trend:3%");
    }

    private int execute(Object... arguments) {
        String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }

    private void assertGolden(String name) throws IOException {
        Path source = Path.of("src/test/resources/slowcall/cli/" + name);
        if (Boolean.getBoolean("slowcall.golden.write")) {
            Files.createDirectories(Objects.requireNonNull(source.getParent()));
            Files.writeString(source, out.toString());
        }
        assertEquals(Files.readString(source, StandardCharsets.UTF_8), out.toString());
        assertEquals("", err.toString());
    }

    private void assertRefused(int exitCode, String... words) {
        assertEquals(ExitCode.USAGE, exitCode, err::toString);
        assertEquals("", out.toString());
        assertEquals(1, err.toString().lines().count(), err::toString);
        for (String word : words) {
            assertTrue(err.toString().contains(word), () -> word + " in " + err);
        }
    }

    @ParameterizedTest
    @CsvSource({"text, comparison.txt", "csv, comparison.csv", "json, comparison.json", "markdown, comparison.md"})
    void printsAComparison(String format, String golden) throws IOException {
        assertEquals(ExitCode.OK, execute("compare", before, after, "--format", format));
        assertGolden(golden);
    }

    @Test
    void printsTheStrategiesOfARun() throws IOException {
        assertEquals(ExitCode.OK, execute("compare", "--by", "strategy", before));
        assertGolden("comparison-by-strategy.txt");
        assertEquals(ExitCode.OK, execute("compare", "--by", "strategy", "--baseline", "virtual-threads", before));
        assertTrue(out.toString().contains("fixed-pool(pool_size=160) (B) against virtual-threads (A)"), out::toString);
    }

    @Test
    void linesFitATerminal() {
        execute("compare", before, after);
        out.toString().lines().forEach(line -> assertTrue(line.length() <= 120, line));
    }

    @Test
    void withTooFewTrialsItSaysWhatIsNeeded() throws IOException {
        Path one = before(3).write(root.resolve("one"));
        Path other = after(3).write(root.resolve("other"));
        assertEquals(ExitCode.OK, execute("compare", one, other, "--fail-on-regression"));
        assertTrue(
                out.toString().contains("With fewer than 4 trials a side nothing can be significant"), out::toString);
        assertTrue(
                out.toString().lines().toList().getLast().contains(". Too few trials: no difference, however large"),
                out::toString);
        assertTrue(out.toString().contains("0 better, 0 worse, 0 equivalent, 11 inconclusive"), out::toString);
        assertEquals(
                "slowcall: --fail-on-regression cannot fail here: among 11 comparisons nothing is worse with fewer than 6 trials a"
                        + " side (--blocks), or forks (--jmh-forks)\n",
                err.toString());
    }

    @Test
    void aGateThatCanFailDoesNotSayThatItCannot() throws IOException {
        Path again = before(10).write(root.resolve("again"));
        execute("compare", before, again, "--fail-on-regression");
        assertEquals("", err.toString());
    }

    @Test
    void strategiesThatAreNotComparedBlockByBlockAreSaidNotToBe() throws IOException {
        String independent = "trials count as independent";
        execute("compare", "--by", "strategy", before(3).write(root.resolve("few")));
        assertTrue(out.toString().contains(independent), out::toString);
        out.getBuffer().setLength(0);
        execute("compare", "--by", "strategy", before);
        assertFalse(out.toString().contains(independent), out::toString);
    }

    /** Throughput is the same in all trials; with three a side that could not be said either. */
    @Test
    void whatIsNeededWouldSettleIt() throws IOException {
        execute("compare", before(2).write(root.resolve("one")), after(2).write(root.resolve("other")));
        assertTrue(out.toString().contains("~ needs 4+4\n"), out::toString);
        assertFalse(out.toString().contains("needs 3+3"), out::toString);
    }

    /** Where no share of the baseline can be told, the number of trials still can. */
    @Test
    void ofABaselineOfNothingMoreTrialsAreNeeded() throws IOException {
        Published excess = new Published(10).cell("sync", STABLE, "excess_p50_ms", "0");
        Path one = excess.write(root.resolve("one"));
        for (int trial = 0; trial < 4; trial++) {
            excess.with(trial, "excess_p50_ms", "0.2");
        }
        execute("compare", one, excess.write(root.resolve("other")));
        assertTrue(
                Pattern.compile("~ needs \\+[0-9]+\n").matcher(out.toString()).find(), out::toString);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0.01, 0.01", "3.25, 3.25", "12.345678, 12.345678", "20%, 20"})
    void theMinimumEffectIsPrintedAsItWasGiven(String given, String printed) {
        execute("compare", before, after, "--min-effect", given);
        assertTrue(out.toString().contains("at a minimum effect of " + printed + " %\n"), out::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "text, 1 worse",
        "text, '    stability, % of trials'",
        "csv, ',stability,% of trials,yes,higher,10,10,0,0,10,no,no,100.000000,0.000000,'",
        "json, '\"worse\" : 1'",
        "markdown, '| stability, % of trials | 100 | 0 | -100 % |'",
    })
    void aCellThatBecameUnstableIsWorseInEveryFormat(String format, String expected) throws IOException {
        Published unable = before(10);
        for (int trial = 10; trial < 20; trial++) {
            unable.with(trial, "regime", "unstable");
        }
        Path other = unable.write(root.resolve("other"));
        assertEquals(
                ExitCode.REGRESSION, execute("compare", before, other, "--format", format, "--fail-on-regression"));
        assertTrue(out.toString().contains(expected), out::toString);
        assertEquals("slowcall: virtual-threads constant-400 × single × fixed-200ms is worse\n", err.toString());
    }

    @Test
    void aRegressionIsExitCodeOneIfAsked() {
        assertEquals(ExitCode.OK, execute("compare", before, after));
        assertEquals(ExitCode.REGRESSION, execute("compare", before, after, "--fail-on-regression"));
        assertTrue(err.toString().contains("fixed-pool(pool_size=160) constant-400"), err::toString);
        assertTrue(err.toString().endsWith("are worse\n"), err::toString);
    }

    @Test
    void whatIsNoWorseIsNoRegression() throws IOException {
        Path again = before(10).write(root.resolve("again"));
        assertEquals(ExitCode.OK, execute("compare", before, again, "--fail-on-regression"));
        assertTrue(out.toString().contains(" 0 worse"), out::toString);
    }

    @Test
    void aSmallDifferenceMattersIfAsked() {
        execute("compare", before, after, "--format", "csv");
        assertTrue(outcome("virtual-threads", "excess p99").endsWith("inconclusive"), out::toString);
        assertEquals(ExitCode.OK, execute("compare", before, after, "--min-effect", "20%", "--format", "csv"));
        assertTrue(outcome("virtual-threads", "excess p99").endsWith("equivalent"), out::toString);
        assertTrue(outcome("fixed-pool", "CPU").endsWith("equivalent"), out::toString);
    }

    private String outcome(String strategy, String endpoint) {
        return out.toString()
                .lines()
                .filter(line -> line.contains("," + strategy + ",") && line.contains("," + endpoint + ","))
                .findFirst()
                .orElse("");
    }

    @Test
    void moreThanTwoAreEachComparedWithTheFirst() throws IOException {
        Path third = before(10).write(root.resolve("20260403T100000Z-quick-cccc"));
        assertEquals(ExitCode.OK, execute("compare", before, after, third));
        assertTrue(
                out.toString().contains("\nB against A\n") && out.toString().contains("\nC against A\n"),
                out::toString);
        assertTrue(out.toString().contains("of 23 comparisons"), out::toString);
    }

    @Test
    void unlikeEnvironmentsAreRefusedWithTheDifference() throws IOException {
        Path elsewhere = after(10)
                .environment("cores", "4")
                .environment("cpu_model", "Another CPU")
                .write(root.resolve("elsewhere"));
        assertRefused(
                execute("compare", before, elsewhere),
                "cpu_model Some CPU | Another CPU, cores 2 | 4",
                "--across-environments");
        assertEquals(ExitCode.OK, execute("compare", before, elsewhere, "--across-environments"));
        assertTrue(out.toString().contains("differs from A: cores 2 | 4"), out::toString);
    }

    /** An earlier version did not look: whether it is the same cannot be known, and is no reason to refuse. */
    @Test
    void whatOnlyOneEnvironmentTellsIsNoted() throws IOException {
        Path other = after(10).environment("kernel", "6.1").write(root.resolve("other"));
        assertEquals(ExitCode.OK, execute("compare", before, other));
        assertTrue(
                out.toString()
                        .contains("Note: 20260401T100000Z-quick-aaaa does not tell its kernel: they may differ\n"),
                out::toString);
    }

    @Test
    void aManifestWithoutAnEnvironmentDoesNotSayWhereItWasMeasured() throws IOException {
        Path manifest = after.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest).replaceFirst("\"environment\" : \\{[^}]*}", "\"environment\" : { }"));
        assertRefused(execute("compare", before, after), "does not say where", "--across-environments");
    }

    @Test
    void aTableAloneDoesNotSayWhereItWasMeasured() throws IOException {
        Path table = Files.copy(after.resolve("trials.csv"), root.resolve("theirs.csv"));
        assertRefused(execute("compare", before, table), "theirs.csv: does not say where", "--across-environments");
        assertEquals(ExitCode.OK, execute("compare", before, table, "--across-environments"));
        assertTrue(out.toString().contains("Note: theirs.csv does not say where it was measured"), out::toString);
    }

    @Test
    void invalidTrialsAreRefusedByName() throws IOException {
        Path invalid = after(10)
                .with(2, "verdict", "INVALID")
                .with(2, "reasons", "ledger:3 lost")
                .write(root.resolve("invalid"));
        assertRefused(
                execute("compare", before, invalid),
                "1 of 40 trials are INVALID",
                "block 3 fixed-pool(pool_size=160) constant-400 × single × fixed-200ms (ledger:3 lost)",
                "--without-invalid");
        assertEquals(ExitCode.OK, execute("compare", before, invalid, "--without-invalid"));
        assertTrue(out.toString().contains("1 of 40 trials left out as INVALID: block 3"), out::toString);
        assertTrue(out.toString().contains("10+9"), out::toString);
    }

    @Test
    void aRunThatDidNotFinishIsRefused() throws IOException {
        Path manifest = after.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"complete\" : true", "\"complete\" : false"));
        assertRefused(execute("compare", before, after), "manifest.json", "did not finish");
    }

    @Test
    void aTableThatIsNotThePublishedOneIsRefused() throws IOException {
        Path table = after.resolve("trials.csv");
        Files.writeString(table, Files.readString(table).replaceFirst("VALID", "VALID "));
        assertRefused(execute("compare", before, after), "trials.csv", "manifest");
    }

    @Test
    void aFigureThatIsNoNumberIsRefusedWithItsLine() throws IOException {
        Path odd = after(10).with(4, "cpu_us_per_request", "fast").write(root.resolve("odd"));
        assertRefused(execute("compare", before, odd), "trials.csv:6", "cpu_us_per_request is \"fast\"");
    }

    @Test
    void aBlockThatIsNoNumberIsRefused() throws IOException {
        Path odd = after(10).with(4, "block", "1.5").write(root.resolve("odd"));
        assertRefused(execute("compare", before, odd), "block \"1.5\"");
    }

    @Test
    void runsWithoutACommonCellAreRefusedWithTheMostSimilar() throws IOException {
        Path other = new Published(3).cell("sync", STABLE, "measure_ms", "1000").write(root.resolve("other"));
        Path one = new Published(3).cell("sync", STABLE, "measure_ms", "2000").write(root.resolve("one"));
        assertRefused(execute("compare", one, other), "no cell in common", "measure_ms 1000 instead of 2000");
    }

    @Test
    void aRunIsNotComparedWithItself() {
        assertRefused(
                execute("compare", before, before.resolve("trials.csv")), "is the baseline itself", "--by strategy");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertRefused(execute("compare", before, root.resolve("nowhere")), "nowhere: no such file or folder");
    }

    @Test
    void oneRunAloneNeedsSomethingToCompare() {
        assertRefused(execute("compare", before), "one run alone", "--by strategy");
        assertRefused(execute("compare"), "RESULTS");
    }

    @Test
    void strategiesAreThoseOfOneRun() {
        assertRefused(execute("compare", "--by", "strategy", before, after), "one run, not 2");
        assertRefused(
                execute("compare", "--by", "strategy", "--baseline", "snyc", before), "no strategy \"snyc\"", "sync");
        assertRefused(execute("compare", "--baseline", "sync", before, after), "--baseline goes with --by strategy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100", "x", "1e9"})
    void aMinimumEffectIsAPercentage(String value) {
        assertRefused(execute("compare", before, after, "--min-effect=" + value), "--min-effect " + value);
    }

    @Test
    void anUnknownFormatIsRefused() {
        assertRefused(execute("compare", before, after, "--format", "xml"), "--format");
    }

    @Test
    void theSeedDecidesWhetherBlocksArePairs() throws IOException {
        Path one =
                new Published(10).cell("sync", STABLE, "throughput_rps", "50.0").write(root.resolve("one"));
        Path same =
                new Published(10).cell("sync", STABLE, "throughput_rps", "51.0").write(root.resolve("same"));
        Path other = new Published(10)
                .seed(8)
                .cell("sync", STABLE, "throughput_rps", "51.0")
                .write(root.resolve("other"));
        execute("compare", one, same);
        assertTrue(out.toString().contains("10 pairs"), out::toString);
        execute("compare", one, other);
        assertTrue(out.toString().contains("10+10"), out::toString);
    }

    @Test
    void anOlderSchemaLacksColumns() throws IOException {
        Path old =
                new Published(4).cell("sync", STABLE, "throughput_rps", "50.0").write(root.resolve("old"));
        Path recent = new Published(4)
                .cell("sync", STABLE, "throughput_rps", "50.0", "variant", "", "warmup_cap_ms", "40000")
                .write(root.resolve("recent"));
        assertEquals(ExitCode.OK, execute("compare", old, recent));
        assertTrue(out.toString().contains("Note: warmup_cap_ms is unknown in old"), out::toString);
        assertTrue(out.toString().contains("1 equivalent"), out::toString);
    }

    @Test
    void trialsOfUnlikeJdksAreRefused() throws IOException {
        Path one = new Published(4)
                .cell("sync", STABLE, "throughput_rps", "50.0", "jdk", "21.0.5+1")
                .write(root.resolve("one"));
        Path other = new Published(4)
                .cell("sync", STABLE, "throughput_rps", "50.0", "jdk", "25.0.3+9")
                .write(root.resolve("other"));
        assertRefused(execute("compare", one, other), "JDK 21.0.5+1 | 25.0.3+9");
        assertEquals(ExitCode.OK, execute("compare", one, other, "--across-environments"));
    }

    @Test
    void labelsStayText() throws IOException {
        Path one = new Published(4)
                .cell("=cmd|*evil*<b>", STABLE, "throughput_rps", "50.0")
                .write(root.resolve("one"));
        Path other = new Published(4)
                .cell("=cmd|*evil*<b>", STABLE, "throughput_rps", "50.0")
                .write(root.resolve("other"));
        execute("compare", one, other, "--format", "markdown");
        assertTrue(out.toString().contains("=cmd\\|\\*evil\\*\\<b\\>"), out::toString);
        execute("compare", one, other, "--format", "csv");
        assertTrue(out.toString().contains("'=cmd|"), out::toString);
        assertFalse(out.toString().contains(",=cmd|"), out::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "csv", "json", "markdown"})
    void labelsStayOnTheirLine(String format) throws IOException {
        Path one = hostile(0).write(root.resolve("one"));
        Path other = hostile(2).environment("slowcall_revision", "a\n# c").write(root.resolve("other"));
        assertEquals(ExitCode.OK, execute("compare", one, other, "--format", format), err::toString);
        assertTrue(out.toString().lines().noneMatch(line -> line.startsWith("# ")), out::toString);
        assertFalse(out.toString().contains("\u001b"), out::toString);
    }

    private static Published hostile(int shift) {
        return new Published(4, shift).cell("x\n\n# All better\n\u001b[2J", STABLE, "throughput_rps", "50.0");
    }

    @Test
    void aFilesNameStaysText() throws IOException {
        Path table = Files.copy(after.resolve("trials.csv"), root.resolve("a`<b>.csv"));
        execute("compare", before, table, "--across-environments", "--format", "markdown");
        assertTrue(out.toString().contains("- B: **a\\`\\<b\\>.csv** "), out::toString);
    }

    @Test
    void countsHowOftenRunsThatShouldNotDifferAreFoundTo() throws IOException {
        Path again = before(10).write(root.resolve("again"));
        assertEquals(ExitCode.OK, execute("compare", "--study", before, again));
        assertTrue(out.toString().contains("Comparisons of 10 and 10 blocks"), out::toString);
        assertTrue(
                out.toString().contains("fixed-pool(pool_size=160) constant-400 × single × fixed-200ms: CPU"),
                out::toString);
        assertRefused(execute("compare", "--study", before), "--study looks at two runs");
        assertRefused(execute("compare", "--study", before, again, "--format", "csv"), "without --format");
    }

    /** Of 20 draws from 20 blocks a share of .95 to the 20th has none of the block with the trial that could not keep up. */
    @Test
    void countsEachCellByItselfAndOnlyWhatIsCompared() throws IOException {
        Path one = twoClients(0).write(root.resolve("one"));
        Path other = twoClients(2).with(3, "regime", "unstable").write(root.resolve("other"));
        assertEquals(ExitCode.OK, execute("compare", "--study", one, other));

        assertEquals(1000, studied("sync okhttp", "throughput"));
        assertEquals(1000, studied("sync jetty", "throughput"));
        assertEquals(1000, studied("sync jetty", "CPU"));
        assertEquals(358, studied("sync okhttp", "CPU"), 60);
        assertEquals(642, studied("sync okhttp", "stability"), 60);
        assertTrue(out.toString().contains("\n0 of 5 lie above the range"), out::toString);
    }

    private static Published twoClients(int shift) {
        Published published = new Published(10, shift);
        for (String client : List.of("okhttp", "jetty")) {
            published.cell("sync", STABLE, "variant", client, "throughput_rps", "50.0", "cpu_us_per_request", "300.0");
        }
        return published;
    }

    /** How many comparisons there were of a cell's endpoint; what was found of them is as much as is to be expected, or less. */
    private int studied(String cell, String endpoint) {
        Matcher line = Pattern.compile("(?m)^  " + cell + " constant-400 .*: " + endpoint
                        + " +([0-9]+) +([0-9]+) +([0-9.]+) +([0-9]+) to ([0-9]+)$")
                .matcher(out.toString());
        assertTrue(line.find(), () -> cell + " " + endpoint + " in " + out);
        int comparisons = Integer.parseInt(line.group(1));
        assertEquals(.0433 * comparisons, Double.parseDouble(line.group(3)), .1);
        assertTrue(Integer.parseInt(line.group(2)) <= Integer.parseInt(line.group(5)), line::group);
        return comparisons;
    }

    @Test
    void writesAPage() throws IOException {
        Path file = root.resolve("page.html");
        assertEquals(ExitCode.OK, execute("compare", before, after, "--report", file));
        String page = Files.readString(file);
        assertTrue(page.contains("20260402T100000Z-quick-bbbb against 20260401T100000Z-quick-aaaa"), page);
        for (String section : List.of("findings", "excess-p50", "throughput", "sides", "without-a-partner")) {
            assertTrue(page.contains("id=\"" + section + "\""), section);
        }
        assertEquals(
                ExitCode.INPUT_OUTPUT, execute("compare", before, after, "--report", root.resolve("none/page.html")));
    }

    @Test
    void aDifferenceThatMayBeTooSmallToMatterIsCalledThat() throws IOException {
        Path one = new Published(10)
                .cell("sync", STABLE, "cpu_us_per_request", "300.0")
                .write(root.resolve("one"));
        Path other = new Published(10, 2)
                .cell("sync", STABLE, "cpu_us_per_request", "308.4")
                .write(root.resolve("other"));
        assertEquals(ExitCode.OK, execute("compare", one, other, "--fail-on-regression"));
        assertTrue(out.toString().contains("~ differs, if little, needs +"), out::toString);
    }
}
