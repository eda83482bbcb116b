package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Cell;

/** Guards against a trial whose checks of the service's books pass because there are none. */
class TrialTest {
    @Test
    void aCellThatCallsTheServiceIsNotRunWithoutOne(@TempDir Path folder) {
        Cell cell = Cells.of("\"virtual-threads\"");
        var order = new TrialOrder("test", "{}", cell.id(), 1, 0, Map.of(), Map.of(), folder.toString());
        var trial = new Trial(cell, order, List.of(), phase -> {});

        var refused = assertThrows(IllegalArgumentException.class, () -> trial.run(Optional.empty(), Optional.empty()));
        assertEquals("cell " + cell.id() + " calls a service, and there is none", refused.getMessage());
    }
}
