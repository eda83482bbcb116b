package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.result.PublishedRun;
import slowcall.result.Row;

/**
 * Guards against published figures whose folders are missing, incomplete or changed, and against a table of the checks' findings that
 * is not theirs. With another folder, write it anew; what stands around it is kept:
 *
 * <pre>mvn -pl harness test -Dtest=PublishedResultsTest -Dslowcall.schema.write=true</pre>
 */
class PublishedResultsTest {
    private static final Path RESULTS = Path.of("../results");
    private static final Path DOCUMENT = RESULTS.resolve("README.md");
    private static final Pattern LISTED = Pattern.compile("^\\| \\[`([^`]+)`]\\(([^)]+)\\)", Pattern.MULTILINE);
    private static final Pattern MENTIONED = Pattern.compile("\\d{8}T\\d{6}Z-[a-z0-9-]+-[0-9a-f]{4}");
    private static final Pattern TABLE =
            Pattern.compile("\\| check \\| trials judged \\| SUSPECT \\| INVALID \\|\n(\\|.*\n)+");

    @BeforeAll
    static void writeAnewIfAsked() throws IOException {
        if (Boolean.getBoolean("slowcall.schema.write")) {
            Files.writeString(
                    DOCUMENT,
                    TABLE.matcher(Files.readString(DOCUMENT))
                            .replaceFirst(findings().replace("$", "\\$")));
        }
    }

    private static List<String> listed() throws IOException {
        return LISTED.matcher(Files.readString(DOCUMENT))
                .results()
                .map(result -> result.group(2))
                .toList();
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    @Test
    void everyFolderIsAsItsRunLeftIt() throws Exception {
        for (String folder : listed()) {
            Path path = RESULTS.resolve(folder);
            JsonNode manifest =
                    new ObjectMapper().readTree(path.resolve("manifest.json").toFile());
            assertTrue(manifest.path("complete").asBoolean(), folder);
            for (JsonNode file : manifest.path("files")) {
                Path content = path.resolve(file.path("name").asText());
                assertEquals(
                        file.path("sha256").asText(),
                        sha256(Files.readAllBytes(content)),
                        () -> content + " is not as it was left");
            }
            // Self-checks and kills have neither trials nor a page.
            if (manifest.path("files").findValuesAsText("name").contains("trials.csv")) {
                var unchanged = PublishedRun.open(path);
                assertEquals(folder, unchanged.runId());
                assertTrue(Files.exists(path.resolve("report.html")), folder);
            }
        }
    }

    @Test
    void theShareThatEachCheckObjectsToIsThatOfTheFolders() throws IOException {
        var table = TABLE.matcher(Files.readString(DOCUMENT));

        assertTrue(table.find());
        assertEquals(findings(), table.group(), "write it anew as this class says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../README.md", "../docs/reproductions.md", "../results/README.md"})
    void whatIsMentionedIsListed(String page) throws IOException {
        List<String> mentioned = MENTIONED
                .matcher(Files.readString(Path.of(page)))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        List<String> missing = new ArrayList<>(mentioned);
        missing.removeAll(listed());

        assertEquals(List.of(), missing);
    }

    /** Over all folders that have a table of verdicts; what a check found nothing in is one line for all such checks. */
    private static String findings() throws IOException {
        Map<String, long[]> counts = new LinkedHashMap<>();
        for (String folder : listed()) {
            if (Files.exists(RESULTS.resolve(folder).resolve("verdicts.csv"))) {
                for (Row row : PublishedRun.open(RESULTS.resolve(folder)).table("verdicts.csv")) {
                    long[] count = counts.computeIfAbsent(row.text("check"), check -> new long[3]);
                    count[0] += row.count("judged");
                    count[1] += row.count("suspect");
                    count[2] += row.count("invalid");
                }
            }
        }
        StringBuilder text = new StringBuilder("| check | trials judged | SUSPECT | INVALID |\n|-|-|-|-|\n");
        counts.forEach((check, count) -> {
            if (count[1] + count[2] > 0) {
                text.append(String.format(
                        Locale.ROOT,
                        "| `%s` | %d | %s | %s |%n",
                        check,
                        count[0],
                        share(count[1], count[0]),
                        share(count[2], count[0])));
            }
        });
        List<long[]> silent = counts.values().stream()
                .filter(count -> count[1] + count[2] == 0)
                .toList();
        text.append(String.format(
                Locale.ROOT,
                "| the other %d | %d to %d | 0 | 0 |%n",
                silent.size(),
                silent.stream().mapToLong(count -> count[0]).min().orElse(0),
                silent.stream().mapToLong(count -> count[0]).max().orElse(0)));
        return text.toString();
    }

    private static String share(long found, long judged) {
        return found == 0 ? "0" : String.format(Locale.ROOT, "%d (%.1f %%)", found, 100.0 * found / judged);
    }
}
