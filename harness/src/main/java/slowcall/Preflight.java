package slowcall;

import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** What can be known to be wrong with a plan only with its strategies at hand; asked before anything is started. */
final class Preflight {
    private Preflight() {}

    /**
     * Looks at every cell.
     *
     * @throws PlanException at the position of the first that cannot be run
     */
    static void check(Plan plan) {
        for (Cell cell : plan.cells()) {
            if (!cell.isBareLoop()) {
                check(cell);
            }
        }
    }

    private static void check(Cell cell) {
        Strategy strategy;
        try {
            strategy = Strategies.named(cell.strategy());
        } catch (IllegalArgumentException e) {
            throw new PlanException(cell.position(), String.valueOf(e.getMessage()));
        }
        var unused = strategy.settings().read(cell.strategy(), cell.settings());
        if (!strategy.supports(cell.awaits())) {
            throw new PlanException(
                    cell.position(), "strategy \"" + cell.strategy() + "\" cannot be awaited on " + cell.awaits());
        }
    }
}
