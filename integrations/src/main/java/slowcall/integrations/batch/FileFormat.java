package slowcall.integrations.batch;

import java.io.Writer;
import java.util.List;

/** How lines are written down. */
public enum FileFormat {
    /** RFC 4180 with line feeds. The first cell of a line says what it is. */
    CSV("csv") {
        @Override
        LineWriter writer(Writer to) {
            return new CsvLines(to);
        }

        @Override
        List<Line> read(String text) throws BrokenAgreementException {
            return CsvLines.read(text);
        }
    },
    /** A JSON object in each line. */
    JSON_LINES("jsonl") {
        @Override
        LineWriter writer(Writer to) {
            return new JsonLines(to);
        }

        @Override
        List<Line> read(String text) throws BrokenAgreementException {
            return JsonLines.read(text);
        }
    };

    private final String suffix;

    FileFormat(String suffix) {
        this.suffix = suffix;
    }

    /** How names of such files end, without the dot. */
    public String suffix() {
        return suffix;
    }

    abstract LineWriter writer(Writer to);

    /** The lines of a whole file: the first is line 1. */
    abstract List<Line> read(String text) throws BrokenAgreementException;
}
