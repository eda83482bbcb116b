package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import slowcall.jvm.ChildFailedException;
import slowcall.selfcheck.Answer;
import slowcall.selfcheck.Scale;
import slowcall.selfcheck.SelfCheck;
import slowcall.selfcheck.Stage;

/** Guards the exit codes of the self-checks, and that a failed one is not overlooked. */
class SelfCheckCommandTest {
    @TempDir
    private Path results;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private record Fake(String name, Answer.Verdict verdict) implements SelfCheck {
        @Override
        public String description() {
            return "for tests";
        }

        @Override
        public List<Answer> run(Scale scale, Stage stage) throws ChildFailedException {
            if (name.equals("breaks")) {
                throw new ChildFailedException("the service did not start");
            }
            return List.of(new Answer("length (m), " + scale, "1.000", "2.000", "± 5 %", verdict, "the metre"));
        }
    }

    private int execute(List<SelfCheck> checks, String... args) {
        var command = new SelfCheckCommand(
                new PrintWriter(out, true), new PrintWriter(err, true), List.of(args), new MainTest.NeverRun(), checks);
        return new CommandLine(command)
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of(args), Stream.of("--results", results.toString()))
                        .toArray(String[]::new));
    }

    private static SelfCheck passes() {
        return new Fake("passes", Answer.Verdict.PASS);
    }

    private static SelfCheck fails() {
        return new Fake("fails", Answer.Verdict.FAIL);
    }

    @Test
    void showsWhatWasMeasuredBesideWhatWasPredicted() throws Exception {
        assertEquals(0, execute(List.of(passes())));

        assertTrue(
                out.toString().lines().anyMatch(line -> line.matches(" *length \\(m\\), FULL +1.000 +2.000 .*pass")),
                out::toString);
        String folder = out.toString().lines().reduce((first, last) -> last).orElseThrow();
        assertTrue(Files.readString(Path.of(folder, "selfcheck.csv")).contains("passes,"));
    }

    @Test
    void oneThatFailsIsAnInvalidMeasurement() {
        assertEquals(3, execute(List.of(passes(), fails())));
        assertTrue(err.toString().contains("slowcall: 1 of 2 answers are wrong"), err::toString);
    }

    @Test
    void oneThatIsShownOnlyDoesNotFail() {
        assertEquals(0, execute(List.of(new Fake("shows", Answer.Verdict.UNJUDGED))));
    }

    @Test
    void oneThatCannotBeCarriedOutFailsLikeATrial() {
        assertEquals(5, execute(List.of(new Fake("breaks", Answer.Verdict.PASS), passes())));
        assertTrue(err.toString().contains("slowcall: could not be carried out: breaks: the service did not start"));
    }

    @Test
    void onlyThoseNamedAreRun() {
        assertEquals(0, execute(List.of(passes(), fails()), "--only", "passes"));
        assertFalse(err.toString().contains("fails"), err::toString);
    }

    @Test
    void anUnknownNameIsRefusedAndNothingStarts() throws Exception {
        assertEquals(2, execute(List.of(passes(), fails()), "--only", "passes,stahl"));
        assertTrue(err.toString().contains("no self-check \"stahl\"; there are passes, fails"), err::toString);
        try (var folders = Files.list(results)) {
            assertEquals(0, folders.count());
        }
    }

    @Test
    void quickCanBeSaidByMavenAsWell() {
        assertEquals(0, execute(List.of(passes()), "--quick"));
        assertEquals(0, execute(List.of(passes()), "--quick=true"));
        assertEquals(
                2, out.toString().lines().filter(line -> line.contains("QUICK")).count());
        assertEquals(0, execute(List.of(passes()), "--quick=false"));
        assertEquals(
                1, out.toString().lines().filter(line -> line.contains("FULL")).count());
    }
}
