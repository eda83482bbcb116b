package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a run that loses what it has already measured, or that writes a row nobody can read. */
class ResultsFolderTest {
    private static final Column CELL = Column.of("cell_id", "The cell");
    private static final Column BLOCK = Column.of("block", "The repetition");
    private static final Column RATE = Column.decimal("throughput_rps", 1, "Requests per second");
    private static final Instant NOW = Instant.parse("2026-04-01T12:34:56.789Z");

    @TempDir
    private Path root;

    private ResultsFolder folder;

    @BeforeEach
    void create() throws IOException {
        folder = ResultsFolder.create(root.resolve("results"), "smoke", NOW, List.of(CELL, BLOCK, RATE));
    }

    @Test
    void isNamedByItsTimeInUtcItsPlanAndAnIdOfItsOwn() throws IOException {
        ResultsFolder other = ResultsFolder.create(root.resolve("results"), "smoke", NOW, List.of(CELL));

        assertTrue(folder.runId().matches("20260401T123456Z-smoke-[0-9a-f]{4}"), folder.runId());
        assertEquals(root.resolve("results").resolve(folder.runId()), folder.path());
        assertNotEquals(folder.runId(), other.runId());
    }

    @Test
    void startsWithTheHeaderAlone() throws IOException {
        assertEquals("cell_id,block,throughput_rps\n", trials());
    }

    @Test
    void appendsRowsInTheOrderOfTheColumnsAndLeavesUnknownsEmpty() throws IOException {
        folder.append(
                new Row().put(RATE, 99.94).put(BLOCK, 1).put(CELL, "c1234567"),
                root.resolve("none.hlog"),
                root.resolve("none.csv"));
        folder.append(
                new Row().put(CELL, "c7654321").put(BLOCK, 2), root.resolve("none.hlog"), root.resolve("none.csv"));

        assertEquals("cell_id,block,throughput_rps\nc1234567,1,99.9\nc7654321,2,\n", trials());
        assertEquals(
                List.of("c1234567", "c7654321"),
                ResultsFolder.readTable(folder.path().resolve("trials.csv")).stream()
                        .map(row -> row.text("cell_id"))
                        .toList());
    }

    @Test
    void refusesAValueWithoutAColumnAndWritesNothing() throws IOException {
        Row row = new Row().put(CELL, "c1234567").put(Column.of("surprise", "Undeclared"), 1);

        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> folder.append(row, root.resolve("none.hlog"), root.resolve("none.csv")));

        assertEquals("no column is declared for [surprise]", refusal.getMessage());
        assertEquals("cell_id,block,throughput_rps\n", trials());
    }

    @Test
    void movesATrialsHistogramsAndTraceBesideItsRow() throws IOException {
        Files.createDirectories(folder.work("1-c1234567"));
        Path log = Files.writeString(folder.work("1-c1234567").resolve("histograms.hlog"), "#[a log]");
        Row row = new Row().put(CELL, "c1234567").put(BLOCK, 7);

        Path trace = Files.writeString(root.resolve("trace.csv"), "second\n");
        folder.append(row, log, trace);
        assertEquals("second\n", Files.readString(folder.path().resolve("traces/007-c1234567.csv")));

        assertFalse(Files.exists(log));
        assertEquals("#[a log]", Files.readString(folder.path().resolve("histograms/007-c1234567.hlog")));
        assertEquals(folder.path().resolve("histograms/007-c1234567.hlog"), folder.histogramLog(row));
    }

    @Test
    void removesTheWorkingFilesAndNothingElse() throws IOException {
        Files.createDirectories(folder.work("1-c1234567"));
        Files.writeString(folder.work("1-c1234567").resolve("stderr.txt"), "x");

        folder.removeWork();

        assertFalse(Files.exists(folder.path().resolve("work")));
        assertTrue(Files.exists(folder.path().resolve("trials.csv")));
        assertTrue(Files.isDirectory(folder.path().resolve("histograms")));
    }

    @Test
    void writesAnotherTableWhole() throws IOException {
        folder.writeTable(
                "summary.csv",
                List.of(CELL, RATE),
                List.of(new Row().put(CELL, "c1").put(RATE, 5.0)));

        assertEquals(
                "cell_id,throughput_rps\nc1,5.0\n",
                Files.readString(folder.path().resolve("summary.csv")));
    }

    private String trials() throws IOException {
        return Files.readString(folder.path().resolve("trials.csv"));
    }
}
