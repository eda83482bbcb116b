package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a run that is finished although somebody else writes to it, or that takes half a row for a trial. */
class UnfinishedRunTest {
    private static final Column CELL = Column.of("cell_id", "");
    private static final Column BLOCK = Column.of("block", "");
    private static final Column RATE = Column.decimal("throughput_rps", 1, "");
    private static final List<Column> COLUMNS = List.of(CELL, BLOCK, RATE);

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void interrupt() throws IOException {
        ResultsFolder results = ResultsFolder.create(root, "quick", Instant.EPOCH, COLUMNS);
        folder = results.path();
        Path log = Files.writeString(root.resolve("log"), "#[a log]");
        results.append(row("c1", 1), log, root.resolve("none"));
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("plan", "quick");
        about.put("environment", Map.of("cores", "2"));
        about.put("command", List.of("run", "--jmh"));
        new Manifest(folder, Instant.EPOCH, about).write();
        // What a process that is gone has let go of.
        results.removeWork();
    }

    private static Row row(String cell, int block) {
        return new Row().put(CELL, cell).put(BLOCK, block).put(RATE, 5.0);
    }

    private void assertRefused(String why) {
        ResultsException problem = assertThrows(ResultsException.class, () -> UnfinishedRun.open(folder));
        assertTrue(problem.getMessage().contains(why), problem.getMessage());
        assertEquals(1, problem.getMessage().lines().count());
    }

    private void editManifest(String from, String to) throws IOException {
        Path manifest = folder.resolve("manifest.json");
        String before = Files.readString(manifest);
        assertTrue(before.contains(from), before);
        Files.writeString(manifest, before.replace(from, to));
    }

    @Test
    void tellsWhatThereIs() throws IOException {
        try (UnfinishedRun run = UnfinishedRun.open(folder)) {
            assertEquals("quick", run.about("plan").asText());
            assertEquals(Map.of("cores", "2"), run.environment());
            assertEquals("c1", run.trials().getFirst().text("cell_id"));
            assertEquals(2, run.line(0));
        }
    }

    @Test
    void halfARowIsNone() throws IOException {
        Path table = folder.resolve("trials.csv");
        String whole = Files.readString(table);
        Files.writeString(table, "c2,1,7", StandardOpenOption.APPEND);

        try (UnfinishedRun run = UnfinishedRun.open(folder)) {
            assertEquals(1, run.trials().size());
            assertEquals(whole + "c2,1,7", Files.readString(table), "opening it changes nothing");
            ResultsFolder reopened = run.reopen(COLUMNS);
            assertEquals(whole, Files.readString(table));
            reopened.append(row("c2", 1), root.resolve("none"), root.resolve("none"));
        }
        assertEquals(whole + "c2,1,5.0\n", Files.readString(table));
    }

    @Test
    void isReadableWhereverItWasCut() throws IOException {
        Path table = folder.resolve("trials.csv");
        byte[] whole = Files.readAllBytes(table);
        int header = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = header; length <= whole.length; length++) {
            Files.write(table, Arrays.copyOf(whole, length));
            try (UnfinishedRun run = UnfinishedRun.open(folder)) {
                assertEquals(length == whole.length ? 1 : 0, run.trials().size());
            }
        }
        Files.write(table, Arrays.copyOf(whole, header - 1));
        assertRefused("trials.csv: is empty");
    }

    @Test
    void whatTheInterruptedTrialLeftIsRemoved() throws IOException {
        Files.createDirectories(folder.resolve("work/1-c2"));
        Files.writeString(folder.resolve("work/1-c2/stderr.txt"), "x");
        Files.writeString(folder.resolve("histograms/001-c2.hlog"), "#[a log]");
        Files.writeString(folder.resolve("traces/001-c2.csv"), "second\n");
        Files.writeString(folder.resolve("summary.csv.tmp"), "half");

        try (UnfinishedRun run = UnfinishedRun.open(folder)) {
            var unused = run.reopen(COLUMNS);
        }

        assertFalse(Files.exists(folder.resolve("work/1-c2")));
        assertFalse(Files.exists(folder.resolve("histograms/001-c2.hlog")));
        assertFalse(Files.exists(folder.resolve("traces/001-c2.csv")));
        assertFalse(Files.exists(folder.resolve("summary.csv.tmp")));
        assertTrue(Files.exists(folder.resolve("histograms/001-c1.hlog")));
    }

    @Test
    void theManifestKeepsWhatItSaid() throws IOException {
        try (UnfinishedRun run = UnfinishedRun.open(folder)) {
            Manifest manifest = run.manifest();
            manifest.put("resumed", List.of(Map.of("trials_before", 1)));
            manifest.write();
        }
        try (UnfinishedRun run = UnfinishedRun.open(folder)) {
            assertEquals("--jmh", run.about("command").path(1).asText());
            assertEquals(1, run.about("resumed").path(0).path("trials_before").asInt());
            assertEquals(folder.getFileName().toString(), run.about("run_id").asText());
        }
    }

    @Test
    void isHadByOneAtATime() throws IOException {
        try (UnfinishedRun run = UnfinishedRun.open(folder)) {
            assertRefused("is being written by a process that still runs");
            assertEquals(folder, run.folder());
        }
        UnfinishedRun.open(folder).close();
    }

    @Test
    void aCompleteRunHasNothingLeft() throws IOException {
        editManifest("\"complete\" : false", "\"complete\" : true");
        assertRefused("manifest.json: is of a run that is complete: there is nothing to resume");
    }

    @Test
    void anotherSchemaIsRefused() throws IOException {
        editManifest("\"schema_version\" : " + Manifest.SCHEMA_VERSION, "\"schema_version\" : 1");
        assertRefused("has schema version \"1\", and only a run of version " + Manifest.SCHEMA_VERSION);
    }

    @Test
    void aFolderThatIsNoneIsRefused() throws IOException {
        Files.delete(folder.resolve("manifest.json"));
        assertRefused("has no manifest.json: it is no results folder");
        folder = root.resolve("none");
        assertRefused("no such folder");
    }

    /** Through it, files that are nobody's results would be taken for histograms without a row, and removed. */
    @Test
    void aLinkInPlaceOfAFolderIsRefused() throws IOException {
        Path precious = Files.createDirectory(root.resolve("precious"));
        Path kept = Files.writeString(precious.resolve("letter.txt"), "kept");
        Files.delete(folder.resolve("traces"));
        Files.createSymbolicLink(folder.resolve("traces"), precious);

        assertRefused("traces: is a link");
        assertTrue(Files.exists(kept));
    }

    @Test
    void aRecordingIsTheFileThatTheManifestLists() throws IOException {
        Path copy = Files.writeString(
                Files.createDirectory(folder.resolve("recordings")).resolve("r.csv"), "ms\n5\n");
        String digest = Manifest.sha256(Files.readAllBytes(copy));
        editManifest(
                "\"plan\" : \"quick\"",
                "\"plan\" : \"quick\", \"recordings\" : [{\"name\": \"r.csv\", \"file\": \"recordings/r.csv\", \"sha256\": \""
                        + digest + "\"}, {\"name\": \"s.csv\", \"file\": \"../s.csv\", \"sha256\": \"\"}]");

        try (UnfinishedRun run = UnfinishedRun.open(folder)) {
            assertEquals("ms\n5\n", new String(run.recording("r.csv"), StandardCharsets.UTF_8));
            assertEquals(copy.toAbsolutePath(), run.recordingFile("r.csv"));
            assertThrows(ResultsException.class, () -> run.recordingFile("s.csv"));
            assertThrows(ResultsException.class, () -> run.recording("t.csv"));
            Files.writeString(copy, "ms\n6\n");
            assertThrows(ResultsException.class, () -> run.recording("r.csv"));
        }
    }

    @Test
    void otherColumnsAreRefused() throws IOException {
        try (UnfinishedRun run = UnfinishedRun.open(folder)) {
            ResultsException problem = assertThrows(ResultsException.class, () -> run.reopen(List.of(CELL, BLOCK)));
            assertTrue(problem.getMessage().contains("trials.csv:1: has other columns"), problem.getMessage());
        }
    }
}
