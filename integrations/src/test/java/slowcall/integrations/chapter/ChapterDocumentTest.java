package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/**
 * Guards against a document that says something else than what was measured. It is written from the newest results of full size by
 *
 * <pre>mvn -pl integrations test -Dtest=ChapterDocumentTest -Dslowcall.chapter.write=true</pre>
 */
class ChapterDocumentTest {
    private static final Path RESULTS = Path.of("../results");
    private static final Path DOCUMENT = Path.of("../docs/chapter.md");

    @Test
    void saysWhatIsInTheResults() throws IOException {
        Optional<Path> published = published();
        Assumptions.assumeTrue(published.isPresent(), "no chapter has been published");
        String text = text(published.get());
        if (Boolean.getBoolean("slowcall.chapter.write")) {
            Files.writeString(DOCUMENT, text);
        }

        assertEquals(text, Files.readString(DOCUMENT), "write it anew as this class says");
    }

    /** The newest of full size. */
    private static Optional<Path> published() throws IOException {
        try (Stream<Path> folders = Files.list(RESULTS)) {
            return folders.map(folder -> folder.resolve(Chapter.TABLE))
                    .filter(Files::exists)
                    .filter(table -> rows(table).stream()
                            .allMatch(row -> row.text("size").equals(Size.FULL.toString())))
                    .max(Comparator.naturalOrder());
        }
    }

    private static List<Row> rows(Path table) {
        try {
            return ResultsFolder.readTable(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path table) {
        List<Row> rows = rows(table);
        String folder = table.resolveSibling("").getFileName().toString();
        StringBuilder text = new StringBuilder("""
                # What the chapter says, and what was measured

                A chapter on asynchronous integration makes claims. Each was turned into an experiment whose outcome arithmetic predicts, and judged by what
                was measured: confirmed where all of a figure's 95 % interval is where it was predicted, refuted where none of it is, inconclusive
                otherwise. A refutation is a result. † is not in the chapter: it is what the chapter leaves out.

                """);
        text.append("Written by a test from [`chapter.csv`](../results/")
                .append(folder)
                .append("/chapter.csv), which has all figures. ")
                .append(Tally.of(rows))
                .append(".\n\n| # | claim | in the chapter | verdict |\n|-|-|-|-|\n");
        rows.forEach(row -> text.append(String.format(
                "| [%s](#claim-%s) | %s | %s | %s |\n",
                row.text("claim"),
                row.text("claim"),
                cell(row.text("says")),
                row.text("added").equals("yes") ? "†" : cell(row.text("term")),
                verdict(row))));
        rows.forEach(row -> claim(text, row));
        return text.toString();
    }

    private static void claim(StringBuilder text, Row row) {
        text.append("\n## Claim ").append(row.text("claim")).append("\n\n");
        text.append(row.text("says")).append(": **").append(verdict(row)).append("**.\n\n");
        text.append(row.text("sentence")).append('\n');
        if (!row.text("figures").isEmpty()) {
            text.append('\n');
            for (String figure : row.text("figures").split("; ", -1)) {
                text.append("- ").append(figure.replaceFirst("=", ": ")).append('\n');
            }
        }
        if (!row.text("smallest_visible").isEmpty()) {
            text.append("\nThe smallest change that would have shown: ")
                    .append(row.text("smallest_visible"))
                    .append(
                            row.text("repetitions_needed").isEmpty()
                                    ? ""
                                    : "; " + row.text("repetitions_needed") + " repetitions would tell")
                    .append(".\n");
        }
    }

    private static String verdict(Row row) {
        return row.text("verdict").isEmpty() ? "not examined" : row.text("verdict");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
