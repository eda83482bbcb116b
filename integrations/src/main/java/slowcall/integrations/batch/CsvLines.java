package slowcall.integrations.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Lines as cells, such as {@code row,4711,5,20}. */
final class CsvLines implements LineWriter {
    private final CsvWriter to;

    CsvLines(Writer to) {
        this.to = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(to);
    }

    @Override
    public void write(Line line) {
        switch (line) {
            case Line.Header header -> to.writeRecord(Line.HEADER, header.from(), header.to(), header.name());
            case PointsRow row ->
                to.writeRecord(
                        Line.ROW,
                        Long.toString(row.id()),
                        Integer.toString(row.user()),
                        Integer.toString(row.delayMillis()));
            case Line.Trailer trailer ->
                to.writeRecord(Line.TRAILER, Integer.toString(trailer.rows()), trailer.sha256());
        }
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    static List<Line> read(String text) throws BrokenAgreementException {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord cells : reader) {
                lines.add(line(cells));
            }
        } catch (CsvParseException e) {
            throw new BrokenAgreementException("line " + (lines.size() + 1) + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static Line line(CsvRecord cells) throws BrokenAgreementException {
        return switch (cells.getField(0)) {
            case Line.HEADER -> {
                expect(cells, 4);
                yield new Line.Header(cells.getField(1), cells.getField(2), cells.getField(3));
            }
            case Line.ROW -> {
                expect(cells, 4);
                yield new PointsRow(number(cells, 1), wholeNumber(cells, 2), wholeNumber(cells, 3));
            }
            case Line.TRAILER -> {
                expect(cells, 3);
                yield new Line.Trailer(wholeNumber(cells, 1), cells.getField(2));
            }
            default -> throw broken(cells, "begins with \"" + cells.getField(0) + "\"");
        };
    }

    private static void expect(CsvRecord cells, int count) throws BrokenAgreementException {
        if (cells.getFieldCount() != count) {
            throw broken(cells, "has " + cells.getFieldCount() + " cells instead of " + count);
        }
    }

    private static int wholeNumber(CsvRecord cells, int index) throws BrokenAgreementException {
        long number = number(cells, index);
        if (number != (int) number) {
            throw noNumber(cells, index);
        }
        return (int) number;
    }

    private static long number(CsvRecord cells, int index) throws BrokenAgreementException {
        try {
            return Long.parseLong(cells.getField(index));
        } catch (NumberFormatException e) {
            throw noNumber(cells, index);
        }
    }

    private static BrokenAgreementException noNumber(CsvRecord cells, int index) {
        return broken(cells, "has \"" + cells.getField(index) + "\" where a whole number belongs");
    }

    private static BrokenAgreementException broken(CsvRecord cells, String what) {
        return new BrokenAgreementException("line " + cells.getStartingLineNumber() + ": " + what);
    }
}
