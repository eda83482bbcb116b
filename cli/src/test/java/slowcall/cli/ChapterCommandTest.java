package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.Workshop;

/** Guards the exit codes of claims, and that neither a refutation nor what could not be examined is overlooked. */
class ChapterCommandTest {
    @TempDir
    private Path results;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Counts something, or fails at it. */
    private record Counting(int counted) implements Observation<Integer> {
        @Override
        public String description() {
            return "counting";
        }

        @Override
        public Duration expected() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Integer make(Workshop workshop) {
            if (counted < 0) {
                throw new IllegalStateException("the broker did not start");
            }
            return counted;
        }
    }

    private record Lost(int number, int counted) implements Claim {
        @Override
        public String says() {
            return "Nothing is lost";
        }

        @Override
        public String term() {
            return "유실";
        }

        @Override
        public Budget budget(Size size) {
            return Budget.ofObservations(new Counting(counted));
        }

        @Override
        public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
            return Finding.of(Expectation.counted("lost", "", bench.observe(new Counting(counted)), Range.exactly(0)));
        }
    }

    private static final Claim TRUE = new Lost(1, 0);
    private static final Claim FALSE = new Lost(2, 3);
    private static final Claim BROKEN = new Lost(3, -1);

    private int execute(List<Claim> claims, String... args) {
        var command = new ChapterCommand(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                List.of(args),
                new MainTest.NeverRun(),
                () -> claims);
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of(args), Stream.of("--results", results.toString()))
                        .toArray(String[]::new));
    }

    private String folder() {
        return out.toString().lines().reduce((first, last) -> last).orElseThrow();
    }

    @Test
    void aClaimIsShownWithItsVerdictAndWhatItFollowsFrom() throws Exception {
        assertEquals(0, execute(List.of(TRUE), "--size", "smoke"), err::toString);

        assertTrue(out.toString().contains(" 1  confirmed     Nothing is lost\n"), out::toString);
        assertTrue(out.toString().contains("lost 0, predicted 0."), out::toString);
        assertTrue(out.toString().contains("1 claim: 1 confirmed, 0 refuted, 0 inconclusive\n"), out::toString);
        assertTrue(out.toString().contains("not for publication"), out::toString);
        assertTrue(err.toString().contains("claim 1: confirmed"), err::toString);
        Path folder = Path.of(folder());
        assertTrue(folder.getFileName().toString().contains("-chapter-smoke-"), folder::toString);
        assertTrue(Files.readString(folder.resolve("chapter.csv")).contains("lost=0"));
        assertTrue(Files.readString(folder.resolve("chapter.html")).contains("Nothing is lost"));
        assertTrue(Files.readString(folder.resolve("manifest.json")).contains("\"complete\" : true"));
    }

    @Test
    void aRefutationIsAResultUnlessAskedToBeMore() {
        assertEquals(0, execute(List.of(TRUE, FALSE)), err::toString);
        assertTrue(out.toString().contains(" 2  refuted       Nothing is lost\n"), out::toString);
        assertTrue(err.toString().contains("slowcall: 1 of 2 claims are refuted by what was counted"), err::toString);
        assertFalse(out.toString().contains("not for publication"));

        assertEquals(3, execute(List.of(TRUE, FALSE), "--fail-on-refutation"));
        assertEquals(0, execute(List.of(TRUE), "--fail-on-refutation"));
    }

    @Test
    void oneThatCannotBeExaminedFailsAndLeavesTheOthers() {
        assertEquals(5, execute(List.of(BROKEN, TRUE), "--fail-on-refutation"));
        assertTrue(out.toString().contains(" 3  not examined  Nothing is lost\n"), out::toString);
        assertTrue(out.toString().contains("could not be examined: counting: the broker did not start"), out::toString);
        assertTrue(out.toString().contains(" 1  confirmed "), out::toString);
        assertTrue(err.toString().contains("slowcall: 1 of 2 claims could not be examined"), err::toString);
    }

    @Test
    void onlyThoseNamedAreExamined() {
        assertEquals(0, execute(List.of(TRUE, FALSE, BROKEN), "--only", "1,2"));
        assertTrue(out.toString().contains("2 claims: 1 confirmed, 1 refuted"), out::toString);
    }

    @Test
    void oneThatThereIsNotIsRefusedAndNothingStarts() throws Exception {
        assertEquals(2, execute(List.of(TRUE, FALSE), "--only", "1,51"));
        assertTrue(err.toString().contains("no claim 51; there are 1, 2"), err::toString);
        try (var folders = Files.list(results)) {
            assertEquals(0, folders.count());
        }
    }

    @Test
    void programsAreToldOfEachClaim() {
        assertEquals(0, execute(List.of(TRUE), "--json"));
        assertTrue(
                out.toString()
                        .lines()
                        .anyMatch(line -> line.startsWith("{\"event\":\"chapter-started\",\"claims\":[1]")),
                out::toString);
        assertTrue(
                out.toString()
                        .lines()
                        .anyMatch(line ->
                                line.startsWith("{\"event\":\"claim\"") && line.contains("\"verdict\":\"confirmed\"")),
                out::toString);
        assertTrue(folder().startsWith("{\"event\":\"finished\",\"exit_code\":0,"), out::toString);
    }
}
