package slowcall;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.service.ServiceCapacity;
import slowcall.trial.Parameters;
import slowcall.validity.ServiceSaturated;

/**
 * A cell that plans more calls than the service has room for: what it would measure is the service.
 *
 * @param cell the cell
 * @param callsPerSecond what it plans; infinite for a closed loop that nothing delays
 * @param capacityRps what the service keeps up with
 */
public record Overcommitment(Cell cell, double callsPerSecond, double capacityRps) {
    /** The plan's cells of that kind, in its order. */
    static List<Overcommitment> in(Plan plan, ServiceCapacity capacity) {
        List<Overcommitment> found = new ArrayList<>();
        for (Cell cell : plan.cells()) {
            OptionalDouble planned = Parameters.plannedCallsPerSecond(cell);
            double rps = mostRps(cell, capacity);
            if (cell.exchange().callsTheService()
                    && planned.isPresent()
                    && planned.getAsDouble() > ServiceSaturated.MOST_UTILISATION * rps) {
                found.add(new Overcommitment(cell, planned.getAsDouble(), rps));
            }
        }
        return List.copyOf(found);
    }

    /** What its service keeps up with, or has threads to wait for; infinite where neither is known. */
    private static double mostRps(Cell cell, ServiceCapacity capacity) {
        return Math.min(
                capacity.rps().orElse(Double.POSITIVE_INFINITY),
                cell.serviceThreads().ceilingRps(cell.service().meanMillis()).orElse(Double.POSITIVE_INFINITY));
    }
}
