package slowcall.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import slowcall.plan.Cell;
import slowcall.result.Cgroup;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.result.SystemFiles;
import slowcall.strategy.Limit;

/**
 * How much of what a trial has a limited amount of was in use on average, from 0 to 1. By Little's law the calls in flight are the
 * threads, permits and connections that calls hold, N at a time for N threads, whether of one request or of several.
 * The service has a column of its own.
 */
final class Utilisations {
    static final Column CPU = Column.decimal(
            "cpu_utilisation",
            3,
            "Busy share of the processors while requests were offered, or until a burst had ended, stolen time left out; or, where that is more, what the trial's JVM, the service and the strategy's own processes used of the processors that affinity and quota leave them (empty elsewhere than on Linux)");
    static final Column POOL = Column.decimal(
            "pool_utilisation",
            3,
            "calls_in_flight_mean, and what CPU work there is at this throughput, divided by the strategy's threads: the share of them in use (empty for strategies without a pool)");
    static final Column PERMITS = Column.decimal(
            "permit_utilisation", 3, "The same divided by the strategy's permits (empty for strategies without them)");
    static final Column CONNECTIONS = Column.decimal(
            "connection_utilisation",
            3,
            "calls_in_flight_mean divided by the connections that the client may have, at most 1: beyond that calls wait for one (empty where their number is not limited)");
    static final Column GENERATOR = Column.decimal(
            "generator_utilisation",
            3,
            "The generator thread's busy share of the schedule, or of a burst's makespan, at most 1: the larger of generator_cpu_ms and submit_ms. Hand-offs are in both, so that their sum would count them twice");

    static final List<Column> COLUMNS = List.of(CPU, POOL, PERMITS, CONNECTIONS, GENERATOR);

    private Utilisations() {}

    /** Those of this machine that this process and its children may use. */
    static double processors() {
        double quota = new Cgroup(SystemFiles.ofThisMachine()).cpuMax().orElse(Double.MAX_VALUE);
        return Math.min(quota, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Needs all other columns.
     *
     * @param processors that the trial's JVM, the service and the strategy's own processes may use together
     */
    static void put(Row row, Cell cell, double processors) {
        row.put(CPU, cpu(row, cell, processors));
        OptionalDouble calls = row.number("calls_in_flight_mean");
        if (calls.isPresent()) {
            Optional<Limit> limit = Parameters.limit(cell);
            // Who works on an answer holds a thread or a permit, and no connection.
            double working = row.number(Load.THROUGHPUT.name()).orElse(0)
                    * cell.shape().calls()
                    * cell.work().meanCpuSeconds();
            limit.ifPresent(bound -> row.put(column(bound.kind()), (calls.getAsDouble() + working) / bound.calls()));
            int most = cell.exchange().maxConnections();
            if (most > 0) {
                row.put(CONNECTIONS, Math.min(1, calls.getAsDouble() / most));
            }
        }
        row.put(GENERATOR, generator(row));
    }

    /** Where a limit of this kind has its utilisation. */
    static Column column(Limit.Kind kind) {
        return switch (kind) {
            case POOL -> POOL;
            case PERMITS -> PERMITS;
        };
    }

    private static double cpu(Row row, Cell cell, double processors) {
        OptionalDouble busy = row.number("machine_cpu_percent");
        OptionalDouble stolen = row.number("steal_percent");
        if (busy.isEmpty() || stolen.isEmpty()) {
            return Double.NaN;
        }
        double ofTheMachine = busy.getAsDouble() / (100 - stolen.getAsDouble());
        double ofOurs = OtherProcesses.ownCores(row, cell).orElse(0) / processors;
        return Math.min(1, Math.max(ofTheMachine, ofOurs));
    }

    private static double generator(Row row) {
        OptionalDouble cpu = row.number("generator_cpu_ms");
        OptionalDouble schedule = row.number(Parameters.MEASURE_MS.name());
        OptionalDouble length = schedule.isPresent() ? schedule : row.number(Load.MAKESPAN.name());
        if (cpu.isEmpty() || length.isEmpty()) {
            return Double.NaN;
        }
        double submitting = row.number(Latencies.SUBMIT_MS.name()).orElse(0);
        return Math.min(1, Math.max(cpu.getAsDouble(), submitting) / length.getAsDouble());
    }
}
