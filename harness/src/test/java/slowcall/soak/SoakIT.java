package slowcall.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.ReliabilityFigure;
import slowcall.jvm.MarkedProcess;

/**
 * Guards against a leak that only a long run shows. 20 s, which show that the soak works; {@code mvn verify -Psoak} takes an hour, or {@code
 * -Dsoak.seconds=600}. What it saw is kept in {@code harness/target/soak/soak.csv}.
 */
class SoakIT {
    private static final int SECONDS = Integer.getInteger("slowcall.soak.seconds", 20);

    /** A fixed heap, all of it touched, so that resident memory grows by nothing but what is not heap. */
    private static final List<String> FLAGS = List.of(
            "-Xms256m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+AlwaysPreTouch",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djdk.httpclient.redirects.retrylimit=1");

    @TempDir
    private Path temporary;

    @Test
    void nothingGrowsAndNoRequestIsMissing() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "soak").toAbsolutePath());
        try (MarkedProcess soak = MarkedProcess.start(
                temporary,
                List.of(),
                FLAGS,
                SoakMain.class.getName(),
                List.of(Integer.toString(SECONDS), folder.toString()))) {
            int exitCode = soak.awaitExit(Duration.ofSeconds(2L * SECONDS + 120));

            String told = soak.out() + soak.err();
            assertEquals(0, exitCode, told);
            assertTrue(Files.readString(folder.resolve("soak.csv")).lines().count() > 3, told);
            soak.assertNothingLeft();
            ReliabilityFigure.publish("soak-seconds", Integer.toString(SECONDS));
            ReliabilityFigure.publish("soak-requests", lines(soak.out(), "REQUESTS "));
            ReliabilityFigure.keep(folder.resolve("soak.csv"));
            ReliabilityFigure.publish("soak-verdict", lines(soak.out(), "GROWTH "));
        }
    }

    private static String lines(String out, String key) {
        return out.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .collect(Collectors.joining("; "));
    }
}
