package slowcall;

import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.strategy.Place;
import slowcall.strategy.Strategies;

/** What only a service on this machine can do. */
final class Elsewhere {
    private Elsewhere() {}

    /**
     * Makes sure that a plan's cells can do with a service on another machine.
     *
     * @throws PlanException at the first that cannot
     */
    static void require(Plan plan) {
        for (Cell cell : plan.cells()) {
            if (cell.outage().isPresent()
                    && !cell.isBareLoop()
                    && Strategies.named(cell.strategy()).place() == Place.SUBJECT) {
                throw new PlanException(
                        cell.position(),
                        "an outage that strategy \"" + cell.strategy()
                                + "\" meets is kept by the service's clock, which on another machine is another; run it"
                                + " without --service");
            }
        }
    }
}
