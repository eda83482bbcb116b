package slowcall.validity;

import java.util.List;
import java.util.Map;
import slowcall.result.Row;

/** Rows for checks to look at. */
final class Rows {
    private Rows() {}

    /** A row of a steady load that every check can judge and none objects to. */
    static Row sound() {
        return new Row()
                .putAll(Map.of("strategy", "fixed-pool", "arrivals", "constant-1000", "regime", "stable"))
                .putAll(Map.of("delay_mean_ms", "200.000", "connections", "276", "measure_ms", "10000"))
                .putAll(Map.of("offered", "10000", "ok", "9990", "errors", "1", "timeouts", "5"))
                .putAll(Map.of("rejected", "3", "unfinished", "1", "undispatched", "0", "defects", "0"))
                .putAll(Map.of("overflow", "0", "drain_ms", "0.4", "makespan_ms", "10200.000"))
                .putAll(Map.of("ledger_lost", "0", "ledger_duplicated", "0", "ledger_unexpected", "0"))
                .putAll(Map.of("generator_wakeup_p50_ms", "0.080", "generator_wakeup_p99_ms", "0.400"))
                .putAll(Map.of("service_utilisation", "0.210", "service_excess_delay_p50_ms", "0.160"))
                .putAll(Map.of("service_excess_delay_p99_ms", "0.900", "little_error_percent", "0.050"))
                .putAll(Map.of("trend_ms_per_s", "0.001", "trend_p", "0.400", "excess_p50_ms", "0.700"))
                .putAll(Map.of("warmup_settled", "yes", "warmup_ms", "9000", "jit_cpu_cores", "0.020"))
                .putAll(Map.of("call_mean_ms", "200.600", "service_time_mean_ms", "200.200"))
                .putAll(Map.of("connection_wait_p99_ms", "0.050", "connections_opened", "0"))
                .putAll(Map.of("listen_overflows", "0", "steal_percent", "0.1", "throttled_periods", "0"))
                .putAll(Map.of("others_cpu_cores", "0.010", "held_until_end", "yes"));
    }

    static Row with(String column, String value) {
        return sound().putAll(Map.of(column, value));
    }

    static Row with(Map<String, String> values) {
        return sound().putAll(values);
    }

    /** The worst level of what the check finds and all of its figures; "VALID" without a finding. */
    static String look(Check check, Row row) {
        List<Finding> findings = Checks.look(check, row);
        String figures =
                String.join(", ", findings.stream().map(Finding::figures).toList());
        return findings.isEmpty() ? "VALID" : Checks.worst(findings) + " " + figures;
    }
}
