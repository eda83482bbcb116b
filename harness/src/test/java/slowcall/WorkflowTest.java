package slowcall;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against a workflow that runs whatever an action's tag points at tomorrow, or that may write without need. */
class WorkflowTest {
    private static final Path WORKFLOWS = Path.of("../.github/workflows");
    private static final Pattern USES = Pattern.compile("^\\s*(?:- )?uses: *(.*)$", Pattern.MULTILINE);
    private static final Pattern PINNED = Pattern.compile("[A-Za-z0-9._/-]+@[0-9a-f]{40} # v[0-9.]+");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
        }
    }

    @Test
    void thereAreWorkflows() throws IOException {
        assertFalse(workflows().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyActionIsNamedByItsCommit(Path workflow) throws IOException {
        List<String> actions = USES.matcher(Files.readString(workflow))
                .results()
                .map(result -> result.group(1).strip())
                .filter(action -> !action.startsWith("./"))
                .toList();

        assertFalse(actions.isEmpty(), workflow::toString);
        for (String action : actions) {
            assertTrue(PINNED.matcher(action).matches(), () -> workflow + ": " + action);
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void itMayReadOnlyUnlessAJobSaysOtherwise(Path workflow) throws IOException {
        String text = Files.readString(workflow);

        assertTrue(text.contains("\npermissions:\n  contents: read\n") || text.contains("\npermissions: {}\n"), text);
        assertFalse(text.contains("pull_request_target"), workflow::toString);
        assertFalse(text.contains("write-all"), workflow::toString);
    }
}
