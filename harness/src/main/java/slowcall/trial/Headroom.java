package slowcall.trial;

import java.util.List;
import java.util.Optional;
import slowcall.plan.Cell;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/**
 * How much of the service a trial used up. Beyond some 70 % its own queueing is part of every latency, and what is measured is
 * the service.
 */
final class Headroom {
    static final Column CAPACITY_RPS = Column.decimal(
            "service_capacity_rps",
            2,
            "Calls per second that the service keeps up with on this machine while a client runs beside it: the highest such rate that the run's calibration tried (empty if there was none, and for calls that do not leave the trial's JVM)");
    static final Column CAPACITY_CORES = Column.decimal(
            "service_capacity_cores",
            3,
            "Processors that the service's JVM kept busy in the run's calibration when it was called as fast as it answers");
    static final Column UTILISATION = Column.decimal(
            "service_utilisation",
            3,
            "service_cpu_cores divided by service_capacity_cores: 1 is a service at its limit");

    static final List<Column> COLUMNS = List.of(CAPACITY_RPS, CAPACITY_CORES, UTILISATION);

    private Headroom() {}

    /**
     * Fills it in.
     *
     * @param row with the service's CPU time
     * @param capacity empty in a run without calibration
     */
    static void put(Row row, Cell cell, Optional<ServiceCapacity> capacity) {
        if (capacity.isEmpty() || !cell.exchange().overTheWire()) {
            return;
        }
        double cores = capacity.get().cores();
        row.put(CAPACITY_RPS, capacity.get().rps());
        row.put(CAPACITY_CORES, cores);
        row.put(UTILISATION, row.number(ServiceSide.CPU_CORES.name()).orElse(Double.NaN) / cores);
    }
}
