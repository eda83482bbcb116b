package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against a cell that shifts the columns behind it, or that a spreadsheet runs as a formula. */
class CsvTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd", "-cmd", "@SUM(A1)", "=", "-", "-1-1", "+1=2", "-1e5", "--1"})
    void textThatASpreadsheetWouldRunIsMarkedAsText(String text) {
        assertEquals("'" + text + "\n", Csv.line(List.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.5", "+3", "-12.345", "12", "a=b", "fixed-pool", "1-2", ""})
    void numbersAndHarmlessTextStayAsTheyAre(String text) {
        assertEquals("x," + text + "\n", Csv.line(List.of("x", text)));
    }

    @Test
    void commasQuotesAndLineBreaksAreQuoted() {
        assertEquals("\"a,b\",\"say \"\"hi\"\"\",\"a\nb\"\n", Csv.line(List.of("a,b", "say \"hi\"", "a\nb")));
    }

    @Test
    void everyCellComesBackAsItWasWritten() throws IOException {
        List<String> cells = List.of("a,b", "say \"hi\"", "; '", " blanks ", "-0.5", "ümläut 漢", "", "; #");
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        Path file = Files.writeString(directory.resolve("t.csv"), Csv.line(names) + Csv.line(cells));

        List<Row> rows = Csv.read(file);

        assertEquals(1, rows.size());
        assertEquals(cells, names.stream().map(rows.getFirst()::text).toList());
    }

    /** Whoever wrote them: they end up in terminals and in comments. */
    @Test
    void cellsOfOthersStayOnOneLine() throws IOException {
        Path file = Files.writeString(
                directory.resolve("t.csv"), Csv.line(List.of("a")) + Csv.line(List.of("x\n# y\u001b[2J")));

        assertEquals("x # y [2J", Csv.read(file).getFirst().text("a"));
    }

    @Test
    void anEmptyCellIsUnknownAndNotAnEmptyText() throws IOException {
        Path file = Files.writeString(directory.resolve("t.csv"), "a,b\n1,\n");

        assertEquals(java.util.Map.of("a", "1"), Csv.read(file).getFirst().values());
    }

    /** A byte of a file becomes a hundred in memory. */
    @Test
    void aTableThatWouldFillTheMemoryIsRefused() {
        byte[] table = "a,b\n1,2\n3,\n,4\n5,6\n".getBytes(StandardCharsets.UTF_8);

        assertEquals(4, Csv.read(Path.of("t.csv"), table, 6).rows().size());
        assertEquals(
                "t.csv:5: is the line with which the table is too large",
                assertThrows(ResultsException.class, () -> Csv.read(Path.of("t.csv"), table, 5))
                        .getMessage());
    }

    @Test
    void aTableWithoutRowsHasNone() throws IOException {
        assertEquals(List.of(), Csv.read(Files.writeString(directory.resolve("t.csv"), "a,b\n")));
    }
}
