package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import slowcall.stats.Bootstrap;

/** Guards against ways that are ranked beside others which promise something else, or met something else. */
class WaysTest {
    private final List<Row> summary = new ArrayList<>();
    private final List<Row> trials = new ArrayList<>();

    private void cell(String id, String variant, String appliedMillis) {
        summary.add(new Row()
                .putAll(Map.of(
                        "cell_id",
                        id,
                        "strategy",
                        id,
                        "arrivals",
                        "poisson-200",
                        "shape",
                        "single",
                        "delay",
                        "fixed-50ms",
                        "variant",
                        variant,
                        "user_waits_for",
                        "acknowledgement",
                        "applied_regime",
                        appliedMillis.isEmpty() ? "unstable" : "stable",
                        "applied_p50_ms",
                        appliedMillis)));
    }

    private void trial(String id, String promise, Map<String, String> others) {
        Map<String, String> values = new HashMap<>(Map.of(
                "cell_id", id,
                "semantics", promise,
                "status", "OK",
                "verdict", "VALID",
                "errors", "1",
                "timeouts", "2",
                "rejected", "0",
                "unfinished", "0"));
        values.putAll(others);
        trials.add(new Row().putAll(values));
    }

    private List<String> places(int load) {
        return Ways.of(summary, trials).get(load).ways().stream()
                .map(way -> way.summary().text("strategy") + " " + way.place())
                .toList();
    }

    @Test
    void onlyWhatPromisesTheSameDeliveryIsRankedAndWhatPromisesMostStandsFirst() {
        cell("fast-and-loses", "", "60");
        cell("slow", "", "900");
        cell("fast", "", "70");
        cell("behind", "", "");
        cell("once", "", "2000");
        trial("fast-and-loses", "at-most-once", Map.of());
        trial("slow", "at-least-once-in-order", Map.of());
        trial("fast", "at-least-once", Map.of());
        trial("behind", "at-least-once", Map.of());
        trial("once", "effectively-once", Map.of());

        assertEquals(List.of("once 1", "fast 1", "slow 2", "behind 0", "fast-and-loses 1"), places(0));
    }

    @Test
    void whatMetSomethingElseStandsApart() {
        cell("calm", "users=10000", "60");
        cell("down", "users=10000;outage=fail", "2000");
        trial("calm", "at-least-once", Map.of());
        trial("down", "at-least-once", Map.of());

        assertEquals(
                List.of(
                        "poisson-200 × single × fixed-50ms, users=10000",
                        "poisson-200 × single × fixed-50ms, users=10000, outage=fail"),
                Ways.of(summary, trials).stream().map(Ways::load).toList());
        assertEquals(List.of("down 1"), places(1));
    }

    @Test
    void whoseCallsAreMadeInTheTrialIsNoWay() {
        cell("way", "", "60");
        summary.add(new Row().putAll(Map.of("cell_id", "pool", "user_waits_for", "handoff")));
        trial("way", "at-least-once", Map.of());

        assertEquals(1, Ways.of(summary, trials).size());
        assertEquals(List.of("way 1"), places(0));
    }

    @Test
    void costsAreThoseOfAllProcessesTogether() {
        cell("way", "", "60");
        for (int i = 1; i <= 3; i++) {
            trial(
                    "way",
                    "at-least-once",
                    Map.of(
                            "front_cpu_us_per_login",
                            String.valueOf(100 * i),
                            "kafka_cpu_us_per_login",
                            "1000",
                            "front_pss_mib",
                            "50",
                            "back_pss_mib",
                            String.valueOf(i)));
        }
        trial("way", "at-least-once", Map.of("verdict", "INVALID", "front_cpu_us_per_login", "9999999"));
        WayOutcome way = Ways.of(summary, trials).getFirst().ways().getFirst();

        assertEquals(1200, way.cpuMicrosPerLogin().map(Bootstrap.Median::value).orElseThrow());
        assertEquals(52, way.memoryMib().map(Bootstrap.Median::value).orElseThrow());

        trial("way", "at-least-once", Map.of("kafka_pss_mib", "400"));
        way = Ways.of(summary, trials).getFirst().ways().getFirst();
        assertTrue(way.cpuMicrosPerLogin().isEmpty(), "one trial does not know it");
    }

    @Test
    void booksAreThoseOfAllTrialsThatHaveRunInvalidOnesToo() {
        cell("way", "", "60");
        trial("way", "at-least-once", Map.of("ledger_lost", "3", "ledger_duplicated", "0"));
        trial("way", "at-least-once", Map.of("ledger_lost", "4", "verdict", "INVALID"));
        trials.add(new Row().putAll(Map.of("cell_id", "way", "status", "FAILED")));
        WayOutcome way = Ways.of(summary, trials).getFirst().ways().getFirst();

        assertEquals(OptionalLong.of(7), way.inBooks("lost"));
        assertEquals(OptionalLong.empty(), way.inBooks("duplicated"), "one trial does not know it");
        assertEquals(OptionalLong.of(6), way.failed());
    }
}
