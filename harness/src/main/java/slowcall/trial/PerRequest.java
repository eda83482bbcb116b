package slowcall.trial;

import java.util.List;
import java.util.OptionalDouble;
import slowcall.result.Column;
import slowcall.result.Row;

/** Costs divided by the requests offered. */
final class PerRequest {
    static final Column CPU = Column.decimal(
            "cpu_us_per_request",
            2,
            "CPU time of the trial's JVM per offered request, the generator's included and, where it is known, the"
                    + " compiler's not (cpu_ms less jit_cpu_ms), in microseconds");
    static final Column GENERATOR_CPU = Column.decimal(
            "generator_cpu_us_per_request",
            2,
            "The generator thread's part of it, hand-offs included, in microseconds");
    static final Column SWITCHES = Column.decimal(
            "context_switches_per_request", 3, "Voluntary and involuntary context switches per offered request");
    static final Column ALLOC =
            Column.decimal("alloc_bytes_per_request", 0, "Heap allocated per offered request, in bytes");

    static final List<Column> COLUMNS = List.of(CPU, GENERATOR_CPU, SWITCHES, ALLOC);

    private PerRequest() {}

    static void put(Row row) {
        double offered = row.count("offered");
        if (offered == 0) {
            return;
        }
        row.number("cpu_ms")
                .ifPresent(cpu -> row.put(CPU, (cpu - row.number("jit_cpu_ms").orElse(0)) * 1000 / offered));
        divide(row, "generator_cpu_ms", 1000 / offered, GENERATOR_CPU);
        divide(row, "allocated_mib", 1048576 / offered, ALLOC);
        OptionalDouble voluntary = row.number("voluntary_switches");
        OptionalDouble involuntary = row.number("involuntary_switches");
        if (voluntary.isPresent() && involuntary.isPresent()) {
            row.put(SWITCHES, (voluntary.getAsDouble() + involuntary.getAsDouble()) / offered);
        }
    }

    private static void divide(Row row, String from, double factor, Column to) {
        row.number(from).ifPresent(value -> row.put(to, value * factor));
    }
}
