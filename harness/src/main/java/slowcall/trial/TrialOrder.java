package slowcall.trial;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.plan.Target;
import slowcall.service.PointsService;
import slowcall.service.WireMockService;
import slowcall.strategy.Settings;
import slowcall.strategy.Surroundings;

/**
 * What the parent tells a trial's JVM to run, as one line of JSON. The plan travels as its text, which both sides read the same
 * way, and the recordings that it names as the copies that the run keeps.
 *
 * @param planSource the plan's name for messages
 * @param planText the plan's text
 * @param cellId which of its cells
 * @param seed the block's: the same for all its cells, so that all draw the same
 * @param port the simulated service's; 0 where the cell does not call it
 * @param recordings the copy of each recording, by the name that the plan gives it
 * @param addresses where the parts are that the cell's strategy needs, by their names
 * @param directory where the trial puts its row, its histograms and its outcomes
 */
public record TrialOrder(
        String planSource,
        String planText,
        String cellId,
        long seed,
        int port,
        Map<String, String> recordings,
        Map<String, String> addresses,
        String directory) {
    public TrialOrder {
        recordings = Map.copyOf(recordings);
        addresses = Map.copyOf(addresses);
    }


    /** Where the cell's calls go. */
    URI points(Cell cell) {
        return cell.exchange().target().map(Target::uri).orElseGet(() -> WireMockService.pointsAt(port));
    }

    /** What the cell's strategy finds around a client. */
    Surroundings around(Cell cell, PointsService service, Settings settings) {
        return new Surroundings(service, settings, points(cell), addresses, Path.of(directory));
    }

    /** The cell to run. */
    Cell cell() {
        Plan plan = PlanFile.parse(planSource, planText, name -> {
            String copy = recordings.get(name);
            if (copy == null) {
                throw new NoSuchFileException(name);
            }
            return Files.newInputStream(Path.of(copy));
        });
        return plan.cells().stream()
                .filter(cell -> cell.id().equals(cellId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no cell " + cellId));
    }
}
