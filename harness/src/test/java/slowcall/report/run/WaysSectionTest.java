package slowcall.report.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.report.BarChart;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.result.Row;

/** Guards against a table of ways without what it is made for: what users wait, when the points are there, what that costs and loses. */
class WaysSectionTest {
    private static final List<Row> SUMMARY =
            List.of(row("way-pool", "61.3", "stable"), row("way-batch", "", "unstable"));
    private static final List<Row> TRIALS =
            List.of(trial("way-pool", "at-most-once", "5"), trial("way-batch", "at-least-once", "0"));

    private static Row row(String way, String appliedMillis, String appliedRegime) {
        return new Row()
                .putAll(Map.of(
                        "cell_id", way,
                        "strategy", way,
                        "arrivals", "poisson-200",
                        "user_waits_for", "acknowledgement",
                        "user_waits_p50_ms", "2.24",
                        "applied_p50_ms", appliedMillis,
                        "applied_regime", appliedRegime,
                        "verdict", "SUSPECT",
                        "n_run", "1",
                        "n_valid", "1"))
                .putAll(Map.of("n_suspect", "1", "user_waits_p99_ms", "9", "merged", "user_waits_p99_ms"));
    }

    private static Row trial(String way, String promise, String lost) {
        return new Row()
                .putAll(Map.of(
                        "cell_id", way,
                        "semantics", promise,
                        "status", "OK",
                        "verdict", "SUSPECT",
                        "front_cpu_us_per_login", "1000",
                        "postgresql_cpu_us_per_login", "500.4",
                        "front_pss_mib", "80",
                        "ledger_lost", lost));
    }

    @Test
    void eachWayHasALineWithAllThatItComesTo() {
        Section section = WaysSection.of(SUMMARY, TRIALS);
        Table table = figure(section).table();

        assertEquals(
                List.of(
                        List.of(
                                "way-batch",
                                "at-least-once",
                                "–",
                                "2.2",
                                "9.0*",
                                "unstable",
                                "–",
                                "–",
                                "1500",
                                "80",
                                "–",
                                "0"),
                        List.of(
                                "way-pool",
                                "at-most-once",
                                "1",
                                "2.2",
                                "9.0*",
                                "61.3",
                                "–",
                                "–",
                                "1500",
                                "80",
                                "–",
                                "5")),
                table.lines().stream()
                        .map(line -> line.entries().stream()
                                .map(Entry::text)
                                .limit(12)
                                .toList())
                        .toList());
        assertTrue(
                section.parts().getLast() instanceof Prose prose && prose.text().startsWith("*"),
                "says what the mark means");
    }

    @Test
    void chartsHaveABarForEachThatHasSuchATime() {
        assertEquals(
                List.of(List.of("way-batch", "way-pool"), List.of("way-pool")),
                figure(WaysSection.of(SUMMARY, TRIALS)).charts().stream()
                        .map(chart -> ((BarChart) chart)
                                .bars().stream().map(BarChart.Bar::label).toList())
                        .toList());
    }

    @Test
    void aRunWithoutWaysHasNoSuchSection() {
        assertEquals(List.of(), WaysSection.of(List.of(new Row()), List.of()).parts());
    }

    private static Figure figure(Section section) {
        return section.parts().stream()
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
