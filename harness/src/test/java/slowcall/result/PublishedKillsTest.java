package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Guards against a page whose sums of kills are not those of the published folder that it names. With another folder, name it there and
 * write the sums anew:
 *
 * <pre>mvn -pl harness test -Dtest=PublishedKillsTest -Dslowcall.schema.write=true</pre>
 */
class PublishedKillsTest {
    private static final Path DOCUMENT = Path.of("../docs/reliability.md");
    private static final Pattern FOLDER = Pattern.compile("\\(\\.\\./results/(\\d{8}T\\d{6}Z-kills-[0-9a-f]{4})\\)");
    private static final String BEGIN = "<!-- kills -->\n";
    private static final String END = "<!-- /kills -->";

    @BeforeAll
    static void writeAnewIfAsked() throws IOException {
        if (Boolean.getBoolean("slowcall.schema.write")) {
            String text = Files.readString(DOCUMENT);
            Files.writeString(
                    DOCUMENT,
                    text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                            + sums(text)
                            + text.substring(text.indexOf(END)));
        }
    }

    private static List<Row> arms(String page) throws IOException {
        Matcher folder = FOLDER.matcher(page);
        assertTrue(folder.find(), "names no folder of kills");
        return Csv.read(Path.of("../results", folder.group(1), "kill-arms.csv")).stream()
                .filter(row -> row.text("arm").equals("protected"))
                .toList();
    }

    private static String sums(String page) throws IOException {
        Map<String, List<Row>> byPromise = arms(page).stream()
                .collect(Collectors.groupingBy(row -> row.text("semantics"), TreeMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder("""
                | promised | places | kept | unproven | broken | kills that count | logins | lost | twice | unasked |
                |-|-|-|-|-|-|-|-|-|-|
                """);
        byPromise.forEach((promise, rows) -> text.append(row("`" + promise + "`", rows)));
        return text.append(row("all", arms(page))).toString();
    }

    private static String row(String promise, List<Row> rows) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %,d | %,d | %,d | %,d | %,d |%n",
                promise,
                rows.size(),
                verdicts(rows, "kept"),
                verdicts(rows, "unproven"),
                verdicts(rows, "broken"),
                sum(rows, "counted"),
                sum(rows, "acknowledged"),
                sum(rows, "lost"),
                sum(rows, "duplicated"),
                sum(rows, "unexpected"));
    }

    private static long verdicts(List<Row> rows, String verdict) {
        return rows.stream().filter(row -> row.text("verdict").equals(verdict)).count();
    }

    private static long sum(List<Row> rows, String column) {
        return rows.stream().mapToLong(row -> row.count(column)).sum();
    }

    @Test
    void thePageSumsUpWhatItsFolderHas() throws IOException {
        String page = Files.readString(DOCUMENT);

        assertEquals(
                sums(page),
                page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)),
                "write it anew as this class says");
    }

    /** What the promise allows is no loss: at most once may lose, and best effort may do anything. */
    @Test
    void nothingThatWasPromisedWasBroken() throws IOException {
        for (Row row : arms(Files.readString(DOCUMENT))) {
            assertTrue(
                    List.of("kept", "unproven").contains(row.text("verdict")),
                    () -> row.values().toString());
        }
    }
}
