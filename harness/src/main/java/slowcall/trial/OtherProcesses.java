package slowcall.trial;

import java.util.List;
import java.util.OptionalDouble;
import slowcall.result.Column;
import slowcall.result.Row;

/** What else ran on the machine: what its processors did, less what the trial's JVM and the service did. */
final class OtherProcesses {
    static final Column CPU_CORES = Column.decimal(
            "others_cpu_cores",
            3,
            "Processors that neither the trial's JVM nor the service kept busy: machine_cpu_cores less cpu_cores and, unless the service was elsewhere, service_cpu_cores and service_jit_cpu_cores; the kernel's interrupts and the run's own parent process are among them (empty elsewhere than on Linux)");

    static final List<Column> COLUMNS = List.of(CPU_CORES);

    private OtherProcesses() {}

    /** Needs the trial's and the service's columns. */
    static void put(Row row) {
        OptionalDouble machine = row.number("machine_cpu_cores");
        OptionalDouble ours = coresOfTrialAndService(row);
        if (machine.isPresent() && ours.isPresent()) {
            // The two are counted in steps of 10 ms and over windows that differ by milliseconds.
            row.put(CPU_CORES, Math.max(0, machine.getAsDouble() - ours.getAsDouble()));
        }
    }

    /** Processors of this machine that the trial's JVM and the service kept busy. */
    static OptionalDouble coresOfTrialAndService(Row row) {
        OptionalDouble trial = row.number("cpu_cores");
        if (row.text(ServiceSide.PLACE.name()).equals(ServiceSide.ELSEWHERE)) {
            return trial;
        }
        OptionalDouble service = row.number(ServiceSide.CPU_CORES.name());
        return trial.isPresent() && service.isPresent()
                ? OptionalDouble.of(trial.getAsDouble()
                        + service.getAsDouble()
                        + row.number(ServiceSide.COMPILER_CORES.name()).orElse(0))
                : OptionalDouble.empty();
    }
}
