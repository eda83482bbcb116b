package slowcall.cli.doctor;

import java.util.List;
import java.util.function.ToLongFunction;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.Connections;
import slowcall.plan.Plan;
import slowcall.service.WireMockService;

/**
 * What a plan asks of one JVM at its worst.
 *
 * @param connections open at the same time
 * @param threads where every request in flight has a platform thread of its own
 * @param memoryMib of the largest trial's JVMs, of the services' and servers' beside it, and of this one
 */
public record Demand(long connections, long threads, long memoryMib) {
    /** Descriptors for all that is not a connection: jars, logs, pipes, selectors. */
    private static final long OTHER_DESCRIPTORS = 256;

    /** Threads of the JVM, the service and the harness. */
    private static final long OTHER_THREADS = 256;

    /** What JVMs need besides the heaps of trial and services: their code and stacks, and the harness's own JVM. */
    private static final long OTHER_MIB = 768;

    public static Demand of(Plan plan) {
        int calls = plan.mostCallsAtOnce();
        long servicesMib = plan.services().stream()
                .mapToLong(threads -> heapMib(WireMockService.flags(threads, calls)))
                .sum();
        ServersNeeded servers = ServersNeeded.of(plan);
        long trialMib = worst(plan, cell -> servers.jvms(cell) * cell.jvm().heapMib());
        return new Demand(
                calls,
                worst(plan, Demand::threads) + OTHER_THREADS,
                trialMib + servicesMib + servers.memoryMib() + OTHER_MIB);
    }

    /** The heap that a JVM's flags give it, in MiB. */
    private static long heapMib(List<String> flags) {
        return flags.stream()
                .filter(flag -> flag.matches("-Xmx\\d+m"))
                .mapToLong(flag -> Long.parseLong(flag.replaceAll("\\D", "")))
                .sum();
    }

    private static long worst(Plan plan, ToLongFunction<Cell> need) {
        return plan.cells().stream().mapToLong(need).max().orElse(0);
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
