package slowcall.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import slowcall.plan.Cell;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/**
 * How much of the service a trial used up. Beyond some 70 % its own queueing is part of every latency, and what is measured is
 * the service.
 */
public final class Headroom {
    static final Column CAPACITY_RPS = Column.decimal(
            "service_capacity_rps",
            2,
            "Calls per second that the service keeps up with on this machine while a client runs beside it: the highest such rate that the run's calibration tried (empty if there was none, for a service with threads of the plan's own, and for calls that do not leave the trial's JVM)");
    static final Column CAPACITY_CORES = Column.decimal(
            "service_capacity_cores",
            3,
            "Processors that the service's JVM kept busy in the run's calibration when it was called as fast as it answers");
    static final Column UTILISATION = Column.decimal(
            "service_utilisation",
            3,
            "service_cpu_cores divided by service_capacity_cores; or, where that is more, the share of the service's threads that wait for delays, of those that do: service_answered_rps × delay_mean_ms ÷ threads. 1 is a service at its limit");

    static final List<Column> COLUMNS = List.of(CAPACITY_RPS, CAPACITY_CORES, UTILISATION);

    private Headroom() {}

    /**
     * Fills it in.
     *
     * @param row with the service's CPU time, and how many calls it answered
     * @param capacity empty in a run without calibration
     */
    public static void put(Row row, Cell cell, Optional<ServiceCapacity> capacity) {
        if (!cell.exchange().callsTheService()) {
            return;
        }
        double waiting = waiting(row, cell);
        if (capacity.isEmpty()) {
            row.put(UTILISATION, waiting);
            return;
        }
        double cores = capacity.get().cores();
        if (cell.serviceThreads().isAuto()) {
            row.put(CAPACITY_RPS, capacity.get().rps());
        }
        row.put(CAPACITY_CORES, cores);
        double busy = row.number(ServiceSide.CPU_CORES.name()).orElse(Double.NaN) / cores;
        row.put(UTILISATION, Double.isNaN(waiting) ? busy : Double.isFinite(busy) ? Math.max(busy, waiting) : waiting);
    }

    /** By Little's law; not a number where no thread of the service waits for a delay. */
    private static double waiting(Row row, Cell cell) {
        OptionalDouble ceiling = cell.serviceThreads().ceilingRps(cell.service().meanMillis());
        OptionalDouble answered = row.number(ServiceSide.ANSWERED_RPS.name());
        return ceiling.isEmpty() || answered.isEmpty() ? Double.NaN : answered.getAsDouble() / ceiling.getAsDouble();
    }
}
