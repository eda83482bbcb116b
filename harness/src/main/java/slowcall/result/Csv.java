package slowcall.result;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows as CSV: RFC 4180 with line feeds. Text cannot become a spreadsheet's formula. */
public final class Csv {
    /** That are not empty, in a table that is read: each takes a hundred bytes, whatever is in it. Twenty thousand trials have as many. */
    private static final int MOST_CELLS = 5_000_000;

    private Csv() {}

    static String line(List<String> cells) {
        StringWriter out = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                .build(out)) {
            writer.writeRecord(cells.stream().map(Csv::harmless).toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A spreadsheet takes what starts with one of these as a formula, except for numbers. */
    private static String harmless(String text) {
        boolean formula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
        return formula && !text.matches("[-+]?[0-9]+(\\.[0-9]+)?") ? "'" + text : text;
    }

    /** A table whole: a header, then the rows. */
    public static String text(List<Column> header, List<Row> rows) {
        StringBuilder text =
                new StringBuilder(line(header.stream().map(Column::name).toList()));
        for (Row row : rows) {
            text.append(
                    line(header.stream().map(column -> row.text(column.name())).toList()));
        }
        return text.toString();
    }

    /** Writes a table whole. */
    public static void write(Path file, List<Column> header, List<Row> rows) throws IOException {
        AtomicFile.write(file, text(header, rows).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A table with a header.
     *
     * @param columns the header
     * @param rows below it
     * @param lines where each row begins, from 1
     */
    record Table(List<String> columns, List<Row> rows, List<Long> lines) {}

    /** The rows of a file with a header. */
    static List<Row> read(Path file) throws IOException {
        return read(file, Files.readAllBytes(file)).rows();
    }

    /**
     * Reads a table. Cells stay on one line, whoever wrote them.
     *
     * @param file for messages
     * @param content the file's
     * @throws ResultsException if it is no table: no header, two columns of one name, a row that is longer or shorter, or cut short;
     *     or too large a one
     */
    static Table read(Path file, byte[] content) {
        return read(file, content, MOST_CELLS);
    }

    /** With another bound, for tests. */
    static Table read(Path file, byte[] content, int mostCells) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            throw new ResultsException(file, "is empty, without even a header");
        }
        if (!text.endsWith("\n")) {
            throw new ResultsException(file, text.lines().count(), "ends in the middle of a line: it was cut short");
        }
        List<Row> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        int filled = 0;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord cells : reader) {
                if (columns.isEmpty()) {
                    columns.addAll(cells.getHeader());
                }
                Row row = row(cells);
                filled += row.values().size();
                if (filled > mostCells || rows.size() >= mostCells) {
                    throw new ResultsException(
                            file, cells.getStartingLineNumber(), "is the line with which the table is too large");
                }
                rows.add(row);
                lines.add(cells.getStartingLineNumber());
            }
        } catch (CsvParseException e) {
            throw new ResultsException(file, lines.isEmpty() ? 1 : lines.getLast() + 1, problem(e));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (columns.isEmpty()) {
            columns.addAll(List.of(text.lines().findFirst().orElse("").split(",")));
        }
        return new Table(List.copyOf(columns), List.copyOf(rows), List.copyOf(lines));
    }

    private static String problem(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return "cannot be read: " + cause.getMessage();
    }

    private static Row row(NamedCsvRecord cells) {
        Row row = new Row();
        for (Map.Entry<String, String> cell : cells.getFieldsAsMap().entrySet()) {
            if (!cell.getValue().isEmpty()) {
                row.putAll(Map.of(cell.getKey(), OneLine.of(cell.getValue())));
            }
        }
        return row;
    }
}
