package slowcall;

import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.Clients;
import slowcall.plan.Connections;
import slowcall.plan.Exchange;
import slowcall.plan.PlanException;
import slowcall.plan.RequestShape;
import slowcall.plan.Work;
import slowcall.strategy.Place;
import slowcall.strategy.Strategy;

/**
 * What a cell cannot ask of a strategy that makes its calls in processes of its own: everything that the trial's JVM does around a
 * call, because there is none in it. Without a refusal the plan's factor would be in the row and not in the trial.
 */
final class SubjectCells {
    private final Cell cell;

    private SubjectCells(Cell cell) {
        this.cell = cell;
    }

    /**
     * Looks at a cell.
     *
     * @throws PlanException at its position if its strategy makes its calls elsewhere and cannot do what it asks for
     */
    static void require(Cell cell, Strategy strategy) {
        if (strategy.place() == Place.SUBJECT) {
            new SubjectCells(cell).require();
        }
    }

    private void require() {
        refuseIf(cell.arrivals() instanceof Arrivals.Hold, "holds no requests; give it other arrivals");
        refuseIf(!(cell.shape() instanceof RequestShape.Single), "makes one call for each login; write \"single\"");
        refuseIf(cell.work().pin() != Work.Pin.NONE, "pins nothing; write \"pin\": \"none\"");
        refuseIf(cell.work().cpuMicros() > 0, "does no work; write \"cpu\": \"0ms\"");
        refuseIf(cell.cancels(), "cancels nothing; write \"cancel\": \"never\"");
        Exchange exchange = cell.exchange();
        refuseIf(exchange.target().isPresent(), "calls the simulated service; write \"target\": \"none\"");
        refuseIf(!exchange.overTheWire(), "calls a service; give it another client than \"" + Clients.SLEEP + "\"");
        refuseIf(
                !exchange.equals(Exchange.through(Clients.NAMES.getFirst())),
                "has a client of its own; leave out \"client\", \"max-connections\", \"payload\" and \"format\"");
        refuseIf(
                cell.connections() != Connections.enough(cell.arrivals(), cell.shape(), cell.service(), exchange),
                "opens connections of its own; write \"connections\": \"auto\"");
    }

    private void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new PlanException(
                    cell.position(),
                    "strategy \"" + cell.strategy() + "\", which makes its calls in processes of its own, " + message);
        }
    }
}
