package slowcall.cli.doctor;

import slowcall.plan.Arrivals;
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
        return new Demand(
                plan.mostCallsAtOnce(),
                plan.cells().stream().mapToLong(Demand::threads).max().orElse(0) + OTHER_THREADS);
    }

    long descriptors() {
        return connections + OTHER_DESCRIPTORS;
    }

    /** Holds are of numbers that only threads of the strategy's own kind can be had for. */
    private static long threads(Cell cell) {
        if (cell.arrivals() instanceof Arrivals.Hold hold) {
            return cell.strategy().equals("thread-per-request") ? hold.requests() : 0;
        }
        return inFlight(cell);
    }

    private static long inFlight(Cell cell) {
        return Connections.enough(cell.arrivals(), cell.shape(), cell.service());
    }
}
