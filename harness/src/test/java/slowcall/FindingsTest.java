package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slowcall.result.PublishedRun;
import slowcall.result.Row;
import slowcall.result.SummaryRow;

/**
 * Guards against findings whose figures are not those of the published folders. After another run is cited, write the figures anew;
 * what stands around them is kept:
 *
 * <pre>mvn -pl harness test -Dtest=FindingsTest -Dslowcall.schema.write=true</pre>
 */
class FindingsTest {
    private static final Path PAGE = Path.of("../docs/findings.md");

    /** What is found, its figure, and where: a folder's table, what its row contains, and the column. */
    private static final Pattern FIGURE = Pattern.compile(
            "^\\| ([^|]+) \\| ([^|]*) \\| \\[`([^`]+)`\\]\\(\\.\\./results/([^/]+)/([^)]+)\\) \\|$", Pattern.MULTILINE);

    private static final Set<String> COUNTS = Set.of("errors", "rejected", "threads_peak", "timeouts");

    private static final Pattern STATEMENT = Pattern.compile("^## .*\n(?:(?!## ).*\n?)*", Pattern.MULTILINE);

    @BeforeAll
    static void writeAnewIfAsked() throws IOException {
        if (Boolean.getBoolean("slowcall.schema.write")) {
            Files.writeString(PAGE, written(Files.readString(PAGE)));
        }
    }

    private static String written(String page) {
        return FIGURE.matcher(page).replaceAll(row -> Matcher.quoteReplacement(row(row)));
    }

    private static String row(MatchResult row) {
        return "| " + row.group(1) + " | " + figure(row) + " | [`" + row.group(3) + "`](../results/" + row.group(4)
                + "/" + row.group(5) + ") |";
    }

    private static String figure(MatchResult row) {
        List<String> words = List.of(row.group(3).split(" "));
        String column = words.getLast();
        try {
            PublishedRun run = PublishedRun.open(Path.of("../results", row.group(4)));
            List<Row> found = run.table(row.group(5)).stream()
                    .filter(candidate -> candidate.values().values().containsAll(words.subList(0, words.size() - 1)))
                    .toList();
            assertEquals(1, found.size(), () -> "rows of " + row.group());
            Row only = found.getFirst();
            if (column.equals(ReplayedCell.COLUMN)) {
                return number(ReplayedCell.waitP99Millis(run, only.text("cell_id")), column) + unit(only, column);
            }
            String figure = number(only.number(column).orElseThrow(), column) + unit(only, column);
            OptionalDouble low = only.number(column + "_low");
            return low.isEmpty()
                    ? figure + among(run, only, column)
                    : figure + " (" + number(low.getAsDouble(), column) + "–"
                            + number(only.number(column + "_high").orElseThrow(), column) + ")";
        } catch (IOException e) {
            throw new IllegalStateException(row.group(), e);
        }
    }

    /** Where there are too few trials for an interval, how far they lie apart. */
    private static String among(PublishedRun run, Row of, String column) {
        if (SummaryRow.isMerged(of, column)) {
            return ", all trials' requests together";
        }
        double[] trials = run.trials().stream()
                .filter(trial -> trial.text("cell_id").equals(of.text("cell_id")))
                .filter(trial -> !trial.text("verdict").equals("INVALID"))
                .flatMapToDouble(trial -> trial.number(column).stream())
                .sorted()
                .toArray();
        return trials.length < 2
                ? ""
                : ", of " + trials.length + " trials " + number(trials[0], column) + " to "
                        + number(trials[trials.length - 1], column);
    }

    private static String number(double value, String column) {
        double size = Math.abs(value);
        boolean counted = COUNTS.contains(column);
        String format = counted || size >= 1000 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    private static String unit(Row of, String column) {
        if (!of.text("unit").isEmpty()) {
            return " " + of.text("unit");
        }
        if (column.endsWith("_ms")) {
            return " ms";
        }
        if (column.endsWith("_rps")) {
            return "/s";
        }
        if (column.startsWith("cpu_us")) {
            return " µs";
        }
        return column.startsWith("bytes") || column.endsWith("bytes_per_request") ? " bytes" : "";
    }

    @Test
    void figuresAreThoseOfThePublishedFolders() throws IOException {
        String page = Files.readString(PAGE);

        assertEquals(written(page), page);
    }

    /** What ten short trials cannot show, and replaying hours can. */
    @Test
    void spreadDelaysWaitLongerOverHours() throws IOException {
        PublishedRun run = PublishedRun.open(Path.of("../results/20261124T012816Z-full-705b"));

        String said = String.format(
                Locale.ROOT,
                "over hours it is otherwise: fixed %.0f ms, log-normal %.0f ms, two-valued some %d ms.",
                ReplayedCell.longWaitP99Millis(run, "c809a062", 160),
                ReplayedCell.longWaitP99Millis(run, "c9b22d2c", 160),
                10 * Math.round(ReplayedCell.longWaitP99Millis(run, "c8cd9c89", 160) / 10));

        assertTrue(Files.readString(PAGE).contains(said), said);
    }

    @Test
    void everyStatementHasFiguresAndSaysWhatWouldChangeIt() throws IOException {
        List<String> statements = STATEMENT
                .matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .toList();

        assertEquals(10, statements.size(), "README and CHANGELOG say ten");
        for (String statement : statements) {
            assertTrue(FIGURE.matcher(statement).find(), statement);
            assertTrue(statement.contains("\n**What would change it:** "), statement);
        }
    }

    @Test
    void noRowOfFiguresIsOverlooked() throws IOException {
        String page = Files.readString(PAGE);
        long rows = page.lines()
                .filter(line -> line.startsWith("| ") && line.contains("../results/"))
                .count();

        assertEquals(rows, FIGURE.matcher(page).results().count());
    }
}
