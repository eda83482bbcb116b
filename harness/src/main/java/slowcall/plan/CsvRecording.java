package slowcall.plan;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A CSV file with a value in each line: a single column, with or without a name above it, or a column that the plan names. */
final class CsvRecording {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?([eE][+-]?[0-9]{1,2})?");

    /** More columns than these are not listed to somebody who has misspelt one. */
    private static final int MOST_NAMED = 20;

    private CsvRecording() {}

    /**
     * Reads a file.
     *
     * @param column the name of the column; empty for a file with a single one
     */
    static void read(byte[] content, String column, RecordedValues values) throws RecordingException {
        String text = new String(content, StandardCharsets.UTF_8);
        boolean first = true;
        int index = 0;
        try (CsvReader<CsvRecord> records =
                CsvReader.builder().ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (CsvRecord read : records) {
                int line = (int) read.getStartingLineNumber();
                List<String> fields =
                        read.getFields().stream().map(String::strip).toList();
                if (first) {
                    first = false;
                    index = index(line, column, fields);
                    if (!column.isEmpty() || !NUMBER.matcher(fields.getFirst()).matches()) {
                        continue;
                    }
                }
                values.add(value(line, index, fields), 1);
            }
        } catch (CsvParseException | IOException e) {
            throw new RecordingException("is no CSV: " + e.getMessage() + "; save it anew");
        }
    }

    private static int index(int line, String column, List<String> header) throws RecordingException {
        if (!column.isEmpty()) {
            if (!header.contains(column)) {
                throw new RecordingException(
                        line,
                        "has no column " + Json.quote(column) + "; "
                                + Nearest.suggestion(
                                        column,
                                        header.stream()
                                                .limit(MOST_NAMED)
                                                .map(Json::shortened)
                                                .toList()));
            }
            return header.indexOf(column);
        }
        if (header.size() > 1) {
            throw new RecordingException(
                    line,
                    "has " + header.size()
                            + " columns; name the one with the delays, such as {\"file\": \"recorded.csv\","
                            + " \"column\": \"latency_ms\"}");
        }
        return 0;
    }

    private static double value(int line, int index, List<String> fields) throws RecordingException {
        String field = fields.get(index);
        if (!NUMBER.matcher(field).matches()) {
            throw new RecordingException(line, Json.quote(field) + " is no delay; give a number that is not below 0");
        }
        return Double.parseDouble(field);
    }
}
