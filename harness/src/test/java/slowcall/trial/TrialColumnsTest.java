package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.result.Column;

/** Guards against a column that others read and that has gone or changed its name. */
class TrialColumnsTest {
    /** The names that the design promises. */
    private static final List<String> PROMISED = List.of(
            "run_id",
            "cell_id",
            "block",
            "strategy",
            "pool_size",
            "awaits",
            "client",
            "shape",
            "arrivals",
            "offered_rps",
            "delay",
            "jdk",
            "regime",
            "offered",
            "ok",
            "errors",
            "timeouts",
            "rejected",
            "unfinished",
            "late",
            "throughput_rps",
            "accepted_p50_ms",
            "accepted_p99_ms",
            "completed_p50_ms",
            "completed_p90_ms",
            "completed_p99_ms",
            "completed_p999_ms",
            "completed_max_ms",
            "excess_p50_ms",
            "excess_p99_ms",
            "submit_p99_ms",
            "queue_wait_p50_ms",
            "queue_wait_p99_ms",
            "call_p50_ms",
            "call_p99_ms",
            "generator_lag_p99_ms",
            "in_flight_mean",
            "cpu_us_per_request",
            "context_switches_per_request",
            "alloc_bytes_per_request",
            "rss_peak_mib",
            "heap_live_mib",
            "threads_peak",
            "vt_parallelism",
            "vt_pool_size",
            "vt_queued_max",
            "service_excess_delay_p99_ms",
            "verdict",
            "reasons");

    @Test
    void everyPromisedNameIsThere() {
        List<String> missing = new ArrayList<>(PROMISED);
        missing.removeAll(names(TrialColumns.all()));

        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trials.csv", "summary.csv"})
    void noTwoColumnsHaveTheSameName(String table) {
        List<String> names = names(table.equals("trials.csv") ? TrialColumns.all() : Summary.COLUMNS);
        Set<String> seen = new HashSet<>();

        assertEquals(List.of(), names.stream().filter(name -> !seen.add(name)).toList());
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
