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
    void whatIsRelativeStaysAsItIs() {
        assertEquals(
                List.of("run", "--plan", "plans/mine.json", "--slo", "p99=350ms"),
                PublishedCommand.of("run", "--plan", "plans/mine.json", "--slo", "p99=350ms"));
    }
}
