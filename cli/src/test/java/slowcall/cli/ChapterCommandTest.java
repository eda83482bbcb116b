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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    private static final int INTERRUPTS = -2;

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
        public Integer make(Workshop workshop) throws InterruptedException {
            if (counted == INTERRUPTS) {
                throw new InterruptedException();
            }
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
    private static final Claim INTERRUPTED = new Lost(1, INTERRUPTS);

    private CommandLine command(List<Claim> claims, String... args) {
        var command = new ChapterCommand(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                List.of(args),
                new MainTest.NeverRun(),
                () -> claims);
        return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    }

    private int execute(List<Claim> claims, String... args) {
        return command(claims, args)
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of(args), Stream.of("--results", results.toString()))
                        .toArray(String[]::new));
    }

    private int resume(List<Claim> claims, String... args) {
        return command(claims, args).setErr(new PrintWriter(err, true)).execute(args);
    }

    /** One that is interrupted while its only claim is examined. */
    private Path interrupted() throws Exception {
        execute(List.of(INTERRUPTED), "--size", "smoke");
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        try (Stream<Path> folders = Files.list(results)) {
            return folders.findFirst().orElseThrow();
        }
    }

    @Test
    void oneThatWasInterruptedIsFinishedInTheSizeItWasBegunIn() throws Exception {
        Path folder = interrupted();

        assertEquals(0, resume(List.of(TRUE, FALSE), "--resume", folder.toString()), err::toString);
        assertTrue(err.toString().contains("slowcall: 0 of 0 trials are left; "), err::toString);
        assertTrue(out.toString().contains("1 claim: 1 confirmed, 0 refuted, 0 inconclusive\n"), out::toString);
        assertTrue(out.toString().contains("not for publication"), out::toString);
        assertEquals(folder.toString(), folder());
        assertTrue(Files.readString(folder.resolve("manifest.json")).contains("\"complete\" : true"));
    }

    private String refusal(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertEquals(
                2,
                Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), new MainTest.NeverRun(), args),
                err::toString);
        return err.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--only=1", "--size=smoke", "--results=r"})
    void whatItWasBegunWithCannotBeChanged(String option) {
        assertEquals(
                "slowcall: --resume goes on with what the run was begun with, "
                        + option.substring(0, option.indexOf('=')) + " among it; see slowcall chapter --help\n",
                refusal("chapter", "--resume", results.toString(), option));
    }

    @Test
    void isFinishedByItsOwnCommandOnly() throws Exception {
        Path folder = interrupted();

        assertEquals(
                "slowcall: " + folder + ": was begun by slowcall chapter; finish it with slowcall chapter --resume "
                        + folder + "\n",
                refusal("run", "--resume", folder.toString()));
        assertEquals(
                "slowcall: " + folder.resolve("manifest.json")
                        + ": is of a run that did not finish (complete: false); slowcall chapter --resume finishes it\n",
                refusal("report", folder.toString()));
        Path manifest = folder.resolve("manifest.json");
        String whole = Files.readString(manifest);
        Files.writeString(manifest, whole.replace("\"finished_by\" : \"chapter\",", ""));
        assertEquals(
                "slowcall: " + folder + ": was begun by slowcall run; finish it with slowcall run --resume " + folder
                        + "\n",
                refusal("chapter", "--resume", folder.toString()));
        Files.writeString(manifest, whole.replace("\"claims\" : [ 1 ]", "\"claims\" : [ 51 ]"));
        assertEquals(
                "slowcall: " + folder
                        + ": has a manifest with claim \"51\", which there is not; take it as slowcall, or JMH, left it\n",
                refusal("chapter", "--resume", folder.toString()));
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
