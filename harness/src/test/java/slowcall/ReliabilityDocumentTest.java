package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Guards against a page that names tests which are not there, or figures that no test has counted. With figures, write it anew:
 *
 * <pre>mvn -pl harness test -Dtest=ReliabilityDocumentTest -Dslowcall.schema.write=true</pre>
 */
class ReliabilityDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/reliability.md");
    private static final Path FIGURES = Path.of("../docs/reliability.properties");
    private static final String BEGIN = "<!-- figures -->\n";
    private static final String END = "<!-- /figures -->";
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");

    @BeforeAll
    static void writeAnewIfAsked() throws IOException {
        if (Boolean.getBoolean("slowcall.schema.write")) {
            String text = Files.readString(DOCUMENT);
            Files.writeString(
                    DOCUMENT,
                    text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                            + generated()
                            + text.substring(text.indexOf(END)));
        }
    }

    private static String generated() throws IOException {
        Map<String, String> published = ReliabilityFigure.published(FIGURES);
        StringBuilder text = new StringBuilder("| what | figure | made by `mvn verify` with |\n|-|-|-|\n");
        for (ReliabilityFigure figure : ReliabilityFigure.ALL) {
            text.append("| ")
                    .append(figure.what())
                    .append(" | ")
                    .append(published.getOrDefault(figure.key(), "(not run)"))
                    .append(" | ")
                    .append(figure.command())
                    .append(" |\n");
        }
        return text.toString();
    }

    @Test
    void itsFiguresAreThoseThatWereCounted() throws IOException {
        String text = Files.readString(DOCUMENT);

        assertEquals(
                generated(),
                text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END)),
                "write it anew as this class says");
    }

    @Test
    void itsTestsAreThere() throws IOException {
        Set<String> named = TEST.matcher(Files.readString(DOCUMENT))
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(named);
        for (String module : List.of("harness", "cli", "benchmarks", "integrations")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                files.map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                        .forEach(missing::remove);
            }
        }

        assertTrue(named.size() > 20, named::toString);
        assertEquals(Set.of(), missing);
    }
}
