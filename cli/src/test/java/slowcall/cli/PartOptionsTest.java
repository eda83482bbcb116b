package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import slowcall.part.ExternalPart;
import slowcall.plan.AllowedTargets;
import slowcall.plan.PlanException;

/** Guards against somebody's servers that are used unasked, and against a password anywhere but in the environment. */
class PartOptionsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("SLOWCALL_JDBC_PASSWORD", "hunter2");

    @Command
    private static final class Options {
        @Mixin
        private final PartOptions parts = new PartOptions();
    }

    private static List<ExternalPart> parts(AllowedTargets allowed, String... arguments) {
        Options options = new Options();
        new CommandLine(options).parseArgs(arguments);
        return options.parts.parts(allowed, ENVIRONMENT);
    }

    @Test
    void withoutThemAllAreStarted() {
        assertEquals(List.of(), parts(AllowedTargets.ON_THIS_MACHINE));
    }

    @Test
    void whatIsOnThisMachineMayBeUsed() {
        List<ExternalPart> parts = parts(
                AllowedTargets.ON_THIS_MACHINE,
                "--jdbc-url",
                "jdbc:postgresql://127.0.0.1:6543/postgres?user=me",
                "--kafka",
                "localhost:9092");

        assertEquals(
                List.of("postgresql 127.0.0.1:6543", "kafka localhost:9092"),
                parts.stream().map(part -> part.part() + " " + part.place()).toList());
        assertFalse(parts.toString().contains("hunter2"), parts::toString);
    }

    @Test
    void whatIsElsewhereMustBeAllowedByName() {
        AllowedTargets allowed = AllowedTargets.parse(List.of("kafka.example:9092"));

        assertEquals(
                "kafka.example:9092",
                parts(allowed, "--kafka=Kafka.Example:9092").getFirst().place());
        PlanException refused = assertThrows(PlanException.class, () -> parts(allowed, "--kafka=kafka.example:9093"));
        assertEquals(
                "--kafka kafka.example:9093 is not on this machine; if it is yours to load, say so with --allow-target"
                        + " kafka.example:9093",
                refused.getMessage());
    }

    @Test
    void aPasswordIsRefusedWithoutBeingTold() {
        PlanException refused = assertThrows(
                PlanException.class,
                () -> parts(
                        AllowedTargets.ON_THIS_MACHINE,
                        "--jdbc-url=jdbc:postgresql://127.0.0.1/x?user=me&password=hunter2"));

        assertEquals(
                "--jdbc-url has a password, or looks as if it had; leave it out, and set SLOWCALL_JDBC_PASSWORD in the"
                        + " environment",
                refused.getMessage());
    }
}
