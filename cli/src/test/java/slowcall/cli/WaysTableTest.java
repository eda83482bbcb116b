package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a table of ways in which what may lose points stands as the better of two. */
class WaysTableTest {
    private static Row cell(String way, String waits, String applied, String regime) {
        return new Row()
                .putAll(Map.of(
                        "cell_id",
                        way,
                        "strategy",
                        way,
                        "arrivals",
                        "poisson-200",
                        "shape",
                        "single",
                        "delay",
                        "fixed-50ms",
                        "user_waits_for",
                        "acknowledgement",
                        "user_waits_p50_ms",
                        waits,
                        "applied_p50_ms",
                        applied,
                        "applied_regime",
                        regime,
                        "applied_rps",
                        "200.04"));
    }

    private static Row trial(String way, String promise) {
        return new Row()
                .putAll(Map.of(
                        "cell_id", way,
                        "semantics", promise,
                        "status", "OK",
                        "front_cpu_us_per_login", "900",
                        "postgresql_cpu_us_per_login", "300.6",
                        "ledger_lost", "2",
                        "ledger_duplicated", "0"));
    }

    @Test
    void showsALineForEachWayByWhatItPromises() {
        String table = new WaysTable(
                        List.of(
                                cell("way-pool", "2.2", "56.1", "stable"),
                                cell("way-batch", "2.3", "", "unstable"),
                                cell("way-cdc", "2.04", "61", "stable")),
                        List.of(
                                trial("way-pool", "at-most-once"),
                                trial("way-batch", "at-least-once"),
                                trial("way-cdc", "at-least-once-in-order")))
                .toString();

        assertEquals(
                List.of(
                        "Ways to call later",
                        "",
                        "poisson-200 × single × fixed-50ms",
                        "",
                        "  way                     promises place  waits  waits   points points points      CPU memory failed lost twice unasked order",
                        "                                         p50 ms p99 ms   p50 ms p99 ms     /s µs/login    MiB",
                        "  way-cdc   at-least-once-in-order     1    2.0      –       61      –  200.0     1201      –      –    2     0       –     –",
                        "  way-batch          at-least-once     –    2.3      – unstable      –  200.0     1201      –      –    2     0       –     –",
                        "  way-pool            at-most-once     1    2.2      –     56.1      –  200.0     1201      –      –    2     0       –     –"),
                table.lines().limit(9).toList());
        assertTrue(table.contains("unstable  more and more"), table);
    }

    @Test
    void isEmptyWithoutWays() {
        WaysTable table = new WaysTable(List.of(new Row()), List.of());

        assertTrue(table.isEmpty());
        assertEquals("", table.toString());
        assertFalse(new WaysTable(List.of(cell("way-pool", "2", "50", "stable")), List.of()).isEmpty());
    }
}
