package slowcall.trial;

import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;

/**
 * What the parent tells a trial's JVM to run, as one line of JSON. The plan travels as its text, which both sides read the same
 * way.
 *
 * @param planSource the plan's name for messages
 * @param planText the plan's text
 * @param cellId which of its cells
 * @param seed the block's: the same for all its cells, so that all draw the same
 * @param port the service's
 * @param directory where the trial puts its row, its histograms and its outcomes
 */
public record TrialOrder(String planSource, String planText, String cellId, long seed, int port, String directory) {

    /** The cell to run. */
    Cell cell() {
        Plan plan = PlanFile.parse(planSource, planText);
        return plan.cells().stream()
                .filter(cell -> cell.id().equals(cellId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no cell " + cellId));
    }
}
