package slowcall.cli.doctor;

import slowcall.plan.Cell;
import slowcall.plan.Connections;
import slowcall.plan.Plan;

/**
 * What a plan asks of one JVM at its worst.
 *
 * @param connections open at the same time
 * @param threads where every request in flight has a platform thread of its own
 */
public record Demand(long connections, long threads) {
    /** Descriptors for all that is not a connection: jars, logs, pipes, selectors. */
    private static final long OTHER_DESCRIPTORS = 256;

    /** Threads of the JVM, the service and the harness. */
    private static final long OTHER_THREADS = 256;

    public static Demand of(Plan plan) {
        long inFlight = plan.cells().stream().mapToLong(Demand::inFlight).max().orElse(0);
        long opened = plan.cells().stream().mapToLong(Cell::connections).max().orElse(0);
        return new Demand(Math.max(opened, inFlight), inFlight + OTHER_THREADS);
    }

    long descriptors() {
        return connections + OTHER_DESCRIPTORS;
    }

    private static long inFlight(Cell cell) {
        return Connections.enough(cell.arrivals(), cell.shape(), cell.service());
    }
}
