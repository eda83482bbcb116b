package slowcall.trial;

import java.util.List;
import java.util.OptionalDouble;
import slowcall.plan.Cell;
import slowcall.result.Column;
import slowcall.result.Row;

/** What else ran on the machine: what its processors did, less what the trial's JVM, the service and the strategy's own processes did. */
final class OtherProcesses {
    static final Column CPU_CORES = Column.decimal(
            "others_cpu_cores",
            3,
            "Processors that neither the trial's JVM nor the service kept busy, nor a process with a column of its own: machine_cpu_cores less cpu_cores, front_cpu_cores and the like, and, unless the service was elsewhere, service_cpu_cores and service_jit_cpu_cores; the kernel's interrupts and the run's own parent process are among them (empty where what the strategy's own processes used is not known, and elsewhere than on Linux)");

    static final List<Column> COLUMNS = List.of(CPU_CORES);

    private OtherProcesses() {}

    /** Needs the trial's, the service's and the subject's columns. */
    static void put(Row row, Cell cell) {
        OptionalDouble machine = row.number("machine_cpu_cores");
        OptionalDouble ours = ownCores(row, cell);
        if (machine.isPresent() && ours.isPresent()) {
            // They are counted in steps of 10 ms and over windows that differ by milliseconds.
            row.put(CPU_CORES, Math.max(0, machine.getAsDouble() - ours.getAsDouble()));
        }
    }

    /** Processors of this machine that the trial's JVM, the service and what the cell's strategy runs on kept busy. */
    static OptionalDouble ownCores(Row row, Cell cell) {
        OptionalDouble trial = row.number("cpu_cores");
        OptionalDouble service =
                ServiceSide.isElsewhere(row) ? OptionalDouble.of(0) : row.number(ServiceSide.CPU_CORES.name());
        OptionalDouble others = ProcessCosts.cores(row, cell);
        if (trial.isEmpty() || service.isEmpty() || others.isEmpty()) {
            return OptionalDouble.empty();
        }
        double compiler = ServiceSide.isElsewhere(row)
                ? 0
                : row.number(ServiceSide.COMPILER_CORES.name()).orElse(0);
        return OptionalDouble.of(trial.getAsDouble() + service.getAsDouble() + compiler + others.getAsDouble());
    }
}
