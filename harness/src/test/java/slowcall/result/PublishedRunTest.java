package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a comparison of figures that are not those that were published. */
class PublishedRunTest {
    private static final Column CELL = Column.of("cell_id", "");
    private static final Column BLOCK = Column.of("block", "");
    private static final Column STRATEGY = Column.of("strategy", "");
    private static final Column VERDICT = Column.of("verdict", "");
    private static final Column RATE = Column.decimal("throughput_rps", 1, "");
    private static final List<Column> COLUMNS = List.of(CELL, BLOCK, STRATEGY, VERDICT, RATE);

    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void publish() throws IOException {
        ResultsFolder results = ResultsFolder.create(root, "quick", Instant.EPOCH, COLUMNS);
        folder = results.path();
        Manifest manifest = new Manifest(folder, Instant.EPOCH, Map.of("environment", Map.of("cores", "2"), "seed", 7));
        Path log = Files.write(root.resolve("log"), log("completed", 200, "excess", 3));
        results.append(trial(1, 400), log, root.resolve("none"));
        results.append(trial(2, 401), root.resolve("none"), root.resolve("none"));
        results.writeTable("summary.csv", List.of(CELL, RATE), List.of());
        results.removeWork();
        manifest.complete(Instant.EPOCH);
    }

    private static Row trial(int block, double rate) {
        return new Row()
                .put(CELL, "c1")
                .put(BLOCK, block)
                .put(STRATEGY, "sync")
                .put(VERDICT, "VALID")
                .put(RATE, rate);
    }

    private static byte[] log(Object... tagsAndMillis) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(out);
        writer.outputLegend();
        for (int i = 0; i < tagsAndMillis.length; i += 2) {
            Histogram histogram = new Histogram(1, 600_000_000, 3);
            histogram.setTag((String) tagsAndMillis[i]);
            histogram.recordValue((int) tagsAndMillis[i + 1] * 1000L);
            writer.outputIntervalHistogram(histogram);
        }
        writer.close();
        return out.toByteArray();
    }

    @Test
    void readsAFolder() throws IOException {
        PublishedRun run = PublishedRun.open(folder);

        assertTrue(run.hasManifest());
        assertEquals(folder.getFileName().toString(), run.runId());
        assertEquals(Map.of("cores", "2"), run.environment());
        assertEquals(7, run.about("seed").asInt());
        assertEquals(
                List.of("400.0", "401.0"),
                run.trials().stream().map(row -> row.text("throughput_rps")).toList());
        assertEquals(List.of("cell_id", "block", "strategy", "verdict", "throughput_rps"), run.columns());
        assertEquals(List.of(), run.table("summary.csv"));
        assertEquals(List.of(), run.table("memory.csv"));
    }

    @Test
    void aTableInAFolderStandsForTheFolder() throws IOException {
        assertTrue(PublishedRun.open(folder.resolve("trials.csv")).hasManifest());
    }

    @Test
    void aTableByItselfHasNoEnvironmentAndNoHistograms() throws IOException {
        Path alone = Files.copy(folder.resolve("trials.csv"), root.resolve("theirs.csv"));
        PublishedRun run = PublishedRun.open(alone);

        assertFalse(run.hasManifest());
        assertEquals(2, run.trials().size());
        assertEquals(Map.of(), run.environment());
        assertEquals(Map.of(), run.histograms(run.trials().getFirst(), Set.of()));
    }

    @Test
    void readsATrialsHistogramsByTheirTags() throws IOException {
        PublishedRun run = PublishedRun.open(folder);
        Row first = run.trials().getFirst();

        assertEquals(
                Set.of("completed", "excess"), run.histograms(first, Set.of()).keySet());
        assertEquals(Set.of("excess"), run.histograms(first, Set.of("excess")).keySet());
        assertEquals(Map.of(), run.histograms(run.trials().getLast(), Set.of()));
    }

    @Test
    void mergesHistogramsAndLeavesTheirTermsAlone() throws IOException {
        Map<String, Histogram> one = HistogramLog.read(root, log("completed", 10), Set.of());
        Map<String, Histogram> other = HistogramLog.read(root, log("completed", 30), Set.of());
        Map<String, Histogram> both = HistogramLog.merge(List.of(one, other));

        assertEquals(2, both.get("completed").getTotalCount());
        assertEquals("completed", both.get("completed").getTag());
        assertEquals(1, one.get("completed").getTotalCount());
    }

    @Test
    void mergesNoHistogramThatOnlySomeHave() throws IOException {
        Map<String, Histogram> some = HistogramLog.read(root, log("completed", 10), Set.of());
        Map<String, Histogram> more = new HashMap<>(some);
        more.put("applied", some.get("completed"));

        assertEquals(
                Set.of("completed"), HistogramLog.merge(List.of(more, some)).keySet());
        assertEquals(
                Set.of("completed"), HistogramLog.merge(List.of(some, more)).keySet());
        assertEquals(Map.of(), HistogramLog.merge(List.of(some, Map.of())));
    }

    @Test
    void refusesWhatIsNotThere() {
        assertRefused(root.resolve("nowhere"), "no such file or folder");
        assertRefused(root, "has no manifest.json: it is no results folder");
    }

    @Test
    void refusesATableThatWasChanged() throws IOException {
        Path table = folder.resolve("trials.csv");
        Files.writeString(table, Files.readString(table).replace("400.0", "399.0"));

        assertRefused(folder, "trials.csv: is not the file that the manifest lists: its SHA-256 differs");
    }

    @Test
    void refusesATableThatWasCutShortAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("trials.csv"));
        for (int length = 0; length < whole.length; length++) {
            Path alone = Files.write(root.resolve("cut.csv"), java.util.Arrays.copyOf(whole, length));
            if (length > 0 && whole[length - 1] == '\n') {
                assertTrue(PublishedRun.open(alone).trials().size() < 2);
            } else {
                assertThrows(ResultsException.class, () -> PublishedRun.open(alone), "cut at " + length);
            }
            Files.write(folder.resolve("trials.csv"), java.util.Arrays.copyOf(whole, length));
            assertRefused(folder, "trials.csv: has " + length + " bytes where the manifest says " + whole.length);
        }
    }

    @Test
    void refusesHistogramsThatWereChanged() throws IOException {
        PublishedRun run = PublishedRun.open(folder);
        Path log = folder.resolve("histograms/001-c1.hlog");
        Files.write(log, log("completed", 100, "excess", 1));
        ResultsException problem = assertThrows(
                ResultsException.class, () -> run.histograms(run.trials().getFirst(), Set.of()));

        assertTrue(problem.getMessage().contains("001-c1.hlog: "), problem.getMessage());
        Files.delete(log);
        assertTrue(assertThrows(
                        ResultsException.class,
                        () -> run.histograms(run.trials().getFirst(), Set.of()))
                .getMessage()
                .endsWith("is missing, though the manifest lists it"));
    }

    @Test
    void refusesARunThatDidNotFinish() throws IOException {
        manifest("\"complete\" : true", "\"complete\" : false");

        assertRefused(
                folder,
                "manifest.json: is of a run that did not finish (complete: false); slowcall run --resume finishes it");
        manifest("\"complete\" : false", "\"complete\" : false, \"finished_by\" : \"chapter\"");
        assertRefused(folder, "slowcall chapter --resume finishes it");
        manifest("\"chapter\"", "\"tune\"");
        assertRefused(folder, "(complete: false); run slowcall tune again");
    }

    @Test
    void refusesALaterSchema() throws IOException {
        manifest("\"schema_version\" : 2", "\"schema_version\" : 99");

        assertRefused(folder, "manifest.json: has schema version \"99\"; this Slowcall reads 1 to 2");
    }

    @Test
    void refusesAManifestThatIsNoJsonOrSaysThingsTwice() throws IOException {
        manifest("\"complete\" : true", "\"complete\" : true, \"seed\" : 8");
        assertRefused(folder, "Duplicate field");

        Files.writeString(folder.resolve("manifest.json"), "{\n  \"schema_version\" : ");
        assertRefused(folder, "manifest.json:2: ");

        Files.writeString(folder.resolve("manifest.json"), "[".repeat(100_000));
        assertRefused(folder, "manifest.json:1: ");
    }

    @Test
    void refusesAManifestThatPointsOutOfItsFolder() throws IOException {
        manifest("\"name\" : \"trials.csv\"", "\"name\" : \"../trials.csv\"");

        assertRefused(folder, "lists a file with an unusual name: \"../trials.csv\"");
    }

    @Test
    void refusesAnIdThatIsMoreThanAName() throws IOException {
        manifest("\"run_id\" : \"", "\"run_id\" : \"` # ");

        assertRefused(folder, "manifest.json: has an unusual run_id: \"` # ");
    }

    @Test
    void theEnvironmentStaysOnOneLine() throws IOException {
        manifest("\"cores\" : \"2\"", "\"cores\" : \"2\\n\\u001b[2J\"");

        assertEquals(Map.of("cores", "2  [2J"), PublishedRun.open(folder).environment());
    }

    @Test
    void refusesATableOfSomethingElse() throws IOException {
        assertRefused(
                Files.writeString(root.resolve("a.csv"), "cell_id,block\nc1,1\n"), "a.csv:1: has no column strategy");
        assertRefused(
                Files.writeString(root.resolve("b.csv"), "cell_id,block,strategy,verdict\nc1,1,sync,VALID\nc1,2\n"),
                "b.csv:3: ");
        assertRefused(
                Files.writeString(
                        root.resolve("c.csv"), "cell_id,cell_id,block,strategy,verdict\nc1,c1,1,sync,VALID\n"),
                "c.csv:1: ");
    }

    @Test
    void namesTheLineOfAValueThatIsNoNumber() throws IOException {
        Path alone = Files.writeString(
                root.resolve("a.csv"),
                Files.readString(folder.resolve("trials.csv")).replace("401.0", "4O1.0"));
        PublishedRun run = PublishedRun.open(alone);

        assertEquals(
                alone + ":3: column throughput_rps is \"4O1.0\", which is no number",
                assertThrows(ResultsException.class, () -> run.requireNumbers(List.of("block", "throughput_rps")))
                        .getMessage());
        run.requireNumbers(List.of("block", "no_such_column"));
    }

    private void manifest(String from, String to) throws IOException {
        Path file = folder.resolve("manifest.json");
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertTrue(text.contains(from), text);
        Files.writeString(file, text.replace(from, to));
    }

    private static void assertRefused(Path given, String why) {
        ResultsException problem = assertThrows(ResultsException.class, () -> PublishedRun.open(given));
        assertTrue(problem.getMessage().contains(why), problem.getMessage());
    }
}
