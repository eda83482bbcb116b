package slowcall.result;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Rows as CSV: RFC 4180 with line feeds. Text cannot become a spreadsheet's formula. */
public final class Csv {
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

    /** Writes a table whole: a header, then the rows. */
    public static void write(Path file, List<Column> header, List<Row> rows) throws IOException {
        StringBuilder text =
                new StringBuilder(line(header.stream().map(Column::name).toList()));
        for (Row row : rows) {
            text.append(
                    line(header.stream().map(column -> row.text(column.name())).toList()));
        }
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The rows of a file with a header. */
    static List<Row> read(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().map(Csv::row).toList();
        }
    }

    private static Row row(NamedCsvRecord cells) {
        Row row = new Row();
        for (Map.Entry<String, String> cell : cells.getFieldsAsMap().entrySet()) {
            if (!cell.getValue().isEmpty()) {
                row.putAll(Map.of(cell.getKey(), cell.getValue()));
            }
        }
        return row;
    }
}
