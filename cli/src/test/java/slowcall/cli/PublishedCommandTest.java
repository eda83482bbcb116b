package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against published results that tell where their author keeps files. */
class PublishedCommandTest {
    private static final String SOMEWHERE = Path.of("folder").toAbsolutePath().toString();

    @Test
    void filesAreKnownByTheirNames() {
        assertEquals(
                List.of("run", "--plan", "mine.json", "--results=kept", "--seed=3"),
                PublishedCommand.of(
                        "run", "--plan", SOMEWHERE + "/mine.json", "--results=" + SOMEWHERE + "/kept", "--seed=3"));
    }

    @Test
    void whereTheServiceIsHasNoName() {
        assertEquals(
                List.of("run", "--service", "elsewhere", "--service-token", "t", "--service=elsewhere"),
                PublishedCommand.of(
                        "run",
                        "--service",
                        "http://10.0.0.5:7070",
                        "--service-token",
                        "t",
                        "--service=http://10.0.0.5:7070"));
    }

    @Test
    void whereServersAreAndWhoUsesThemHasNoName() {
        assertEquals(
                List.of("run", "--jdbc-url", "elsewhere", "--kafka=elsewhere", "--allow-target", "db.example:5432"),
                PublishedCommand.of(
                        "run",
                        "--jdbc-url",
                        "jdbc:postgresql://db.example:5432/postgres?user=me",
                        "--kafka=kafka.example:9092",
                        "--allow-target",
                        "db.example:5432"));
    }

    @Test
    void whatIsRelativeStaysAsItIs() {
        assertEquals(
                List.of("run", "--plan", "plans/mine.json", "--slo", "p99=350ms"),
                PublishedCommand.of("run", "--plan", "plans/mine.json", "--slo", "p99=350ms"));
    }
}
