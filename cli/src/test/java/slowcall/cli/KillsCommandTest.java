package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import slowcall.integrations.kill.KillPlan;
import slowcall.integrations.kill.Kills;
import slowcall.result.Row;

/** Guards the exit codes of kills, what is killed where, and that a broken promise is not overlooked. */
class KillsCommandTest {
    private static final Row CONTROL = new Row()
            .putAll(Map.of(
                    "way", "way-pool",
                    "arm", "control",
                    "process", "front",
                    "failpoint", "before-effect",
                    "kills", "20",
                    "counted", "20",
                    "verdict", "harmed"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<KillPlan> plans = new ArrayList<>();
    private long seed;

    private static Row arm(String verdict) {
        Row row = new Row()
                .putAll(Map.of(
                        "way", "way-sync",
                        "semantics", "effectively-once-in-order",
                        "arm", "protected",
                        "process", "front",
                        "failpoint", "before-effect",
                        "verdict", verdict));
        return verdict.equals("failed")
                ? row.putAll(Map.of("reason", "it does not come to rest"))
                : row.putAll(Map.of("kills", "16", "counted", "15", "lost", verdict.equals("broken") ? "3" : "0"))
                        .putAll(Map.of("control_harm", "lost 20, in 20 kills"));
    }

    private int execute(List<Row> arms, String... args) {
        KillsCommand.Killer killer = (plan, itsSeed, listener, results, command) -> {
            plans.add(plan);
            seed = itsSeed;
            listener.starting(Path.of("results-folder"));
            listener.progress("[1/1] way-sync, front at before-effect");
            arms.forEach(listener::finished);
            return new Kills.Result(Path.of("results-folder"), arms);
        };
        var command = new KillsCommand(
                new PrintWriter(out, true), new PrintWriter(err, true), List.of(args), new MainTest.NeverRun(), killer);
        return new CommandLine(command).setErr(new PrintWriter(err, true)).execute(args);
    }

    @ParameterizedTest
    @CsvSource({"kept, 0", "broken, 3", "unproven, 0", "failed, 5"})
    void theExitCodeSaysWhatCameOfThem(String verdict, int exitCode) {
        assertEquals(exitCode, execute(List.of(CONTROL, arm(verdict))));
        assertEquals(
                !verdict.equals("kept"),
                err.toString().lines().anyMatch(line -> line.startsWith("slowcall: ") && line.contains(verdict)),
                err::toString);
    }

    @Test
    void showsEachPlaceBesideWhatItsControlHasComeTo() {
        assertEquals(0, execute(List.of(CONTROL, arm("kept"))));

        assertTrue(
                out.toString()
                        .lines()
                        .anyMatch(line -> line.matches("  front at before-effect +15 +0 .*lost 20, in 20 kills +kept")),
                out::toString);
        assertTrue(out.toString().contains("16 kills, of which 15 met a login"), out::toString);
        assertEquals("results-folder", out.toString().lines().toList().getLast());
    }

    @Test
    void saysHowLongItTakesBeforeItBegins() {
        execute(List.of(arm("kept")), "--way", "way-sync", "--kills", "40");

        assertTrue(
                err.toString()
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .matches("\\d+ places, \\d+ kills each, and their controls: about .* minutes?"),
                err::toString);
    }

    @Test
    void killsWhatItIsToldToAndWithTheSeedItIsTold() {
        assertEquals(
                0,
                execute(
                        List.of(arm("kept")),
                        "--way",
                        "way-sync,way-pool",
                        "--failpoint",
                        "before-effect,after-effect",
                        "--kills",
                        "8",
                        "--seed",
                        "7"));

        KillPlan plan = plans.getFirst();
        assertEquals(
                List.of(
                        "way-pool, front at before-effect",
                        "way-pool, front at after-effect",
                        "way-sync, front at before-effect",
                        "way-sync, front at after-effect"),
                plan.entries().stream().map(entry -> entry.arm().toString()).toList());
        assertEquals(2, plan.killsEach());
        assertEquals(7, seed);
    }

    @ParameterizedTest
    @CsvSource({
        "--way, way-snyc, no way \"way-snyc\" to be killed; there are way-",
        "--failpoint, before-lunch, nothing is killed at \"before-lunch\" there; there are ",
        "--kills, 0, '--kills 0: must be 1 to 100000'"
    })
    void whatThereIsNotIsRefusedAndNobodyIsKilled(String option, String value, String message) {
        assertEquals(2, execute(List.of(), option, value));
        assertTrue(err.toString().contains(message), err::toString);
        assertEquals(List.of(), plans);
    }

    @Test
    void programsAreToldInEvents() {
        assertEquals(3, execute(List.of(CONTROL, arm("broken")), "--json"));

        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.getFirst().startsWith("{\"event\":\"kills-started\""), out::toString);
        assertEquals(
                2,
                lines.stream()
                        .filter(line -> line.startsWith("{\"event\":\"killed\""))
                        .count());
        assertTrue(lines.getLast().startsWith("{\"event\":\"finished\",\"exit_code\":3,\"kills\":16,"), out::toString);
    }
}
