package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against blanks that nobody explains, and against rows that are compared though they must not be. */
class SummaryTableTest {

    private static Row row(String pairs) {
        Row row = new Row();
        for (String pair : pairs.strip().split("\\s+", -1)) {
            String[] both = pair.split("=", 2);
            row.putAll(Map.of(both[0], both[1].replace('_', ' ')));
        }
        return row;
    }

    private static Row keyed(Row row, String key, String value) {
        return new Row().putAll(row.values()).putAll(Map.of(key, value));
    }

    private static final String CONSTANT =
            "shape=single arrivals=constant-1000 delay=fixed-200ms awaits=result connections=276 offered_rps=1000.0 ";

    private static List<Row> summary() {
        Row virtual = named(
                "virtual-threads",
                "",
                CONSTANT + "regime=stable verdict=VALID throughput_rps=998.72 completed_p50_ms=202.113"
                        + " completed_p99_ms=207.5 excess_p50_ms=2.113 cpu_us_per_request=212.4",
                Map.of(
                        "context_switches_per_request", "4.21",
                        "threads_peak", "31",
                        "rss_peak_mib", "412.0",
                        "alloc_bytes_per_request", "20554",
                        "merged", "completed_p99_ms",
                        "n_valid", "3",
                        "n_run", "3"));
        Row pool = named(
                "fixed-pool",
                "pool_size=100",
                CONSTANT + "regime=unstable verdict=VALID throughput_rps=487.1 ceiling_rps=500.0",
                Map.of("threads_peak", "127", "limited_by", "pool", "n_valid", "3", "n_run", "3"));
        Row limited = named(
                "virtual-threads-limited",
                "permits=250",
                CONSTANT
                        + "regime=stable verdict=INVALID throughput_rps=998.0 ceiling_rps=1250.0 completed_p50_ms=203.9",
                Map.of(
                        "reasons", "generator-lag:p50 2.1 ms > 1 ms; steal:stolen 3 % > 1 %",
                        "n_valid", "0",
                        "n_run", "3"));
        String burst = "shape=chain-2 arrivals=burst-500 delay=fixed-200ms connections=500 regime=transient ";
        Row thread = named(
                "thread-per-request",
                "",
                burst + "awaits=result verdict=SUSPECT throughput_rps=961.5 makespan_ms=520.4 completed_p50_ms=431.0",
                Map.of("reasons", "steal:stolen 3 % > 1 %", "n_valid", "3", "n_suspect", "2", "n_run", "3"));
        Row handoff = named(
                "virtual-threads",
                "",
                burst + "awaits=handoff verdict=VALID throughput_rps=950.0 makespan_ms=526.3 completed_p50_ms=440.0"
                        + " accepted_p50_ms=0.021 accepted_p99_ms=0.34",
                Map.of("n_valid", "3", "n_run", "3"));
        return List.of(virtual, thread, pool, handoff, limited);
    }

    private static Row named(String strategy, String settings, String pairs, Map<String, String> more) {
        return new Row()
                .putAll(Map.of("strategy", strategy, "settings", settings))
                .putAll(row(pairs).values())
                .putAll(more);
    }

    private static List<Row> trials() {
        Row failed = named(
                "thread-per-request",
                "",
                "shape=chain-2 arrivals=burst-500 delay=fixed-200ms block=2 status=FAILED",
                Map.of("reasons", "trial-failed:the trial's JVM ended with exit code 3: OutOfMemoryError"));
        return List.of(
                summary().getFirst(),
                failed,
                row("reasons=generator-lag:p50_2.1_ms_>_1_ms;_steal:stolen_3_%_>_1_%"),
                row("reasons=generator-lag:p50_2.2_ms_>_1_ms"));
    }

    @Test
    void printsTheGoldenTable() throws IOException {
        try (InputStream golden = SummaryTableTest.class.getResourceAsStream("summary-table.txt")) {
            assertNotNull(golden);
            String expected = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(expected, new SummaryTable(summary(), trials()).toString());
        }
    }

    @Test
    void whateverIsOfAllRequestsTogetherIsMarkedAndNothingElse() {
        Row handoff = named(
                "virtual-threads",
                "",
                "shape=single arrivals=burst-500 delay=fixed-200ms awaits=handoff regime=transient verdict=VALID"
                        + " completed_p50_ms=440.0 excess_p50_ms=240.0 accepted_p50_ms=0.021 accepted_p99_ms=0.34",
                Map.of("merged", "accepted_p99_ms bystander_excess_p50_ms", "n_valid", "6", "n_run", "6"));

        String table = new SummaryTable(List.of(handoff), List.of()).toString();

        assertTrue(table.contains(" 0.34* "), table);
        assertTrue(table.contains(" 440.0 ") && table.contains(" 240.0 "), table);
        assertTrue(table.contains("\n*         of all trials' requests together"), table);
        assertFalse(
                new SummaryTable(List.of(keyed(handoff, "merged", "completed_p999_ms")), List.of())
                        .toString()
                        .contains("*"),
                "of a figure that is not in the table");
    }

    @Test
    void whatTellsRowsApartHasAColumnAndWhatTheyShareHasNone() {
        Row patient = keyed(keyed(summary().getFirst(), "timeout_ms", "10000"), "heap_mib", "512");
        Row impatient = keyed(patient, "timeout_ms", "1000");

        String table = new SummaryTable(List.of(patient, impatient), List.of()).toString();

        assertTrue(table.contains(" timeout ") && table.contains(" 10000 ") && table.contains(" 1000 "), table);
        assertFalse(table.contains("heap"), table);
    }

    @Test
    void anIntervalTakesSixTrialsThatAreNotInvalid() {
        Row six = keyed(keyed(summary().getFirst(), "n_run", "6"), "n_valid", "6");
        String note = "With fewer than 6 valid trials a cell's medians have no interval: --blocks 6.";

        assertFalse(new SummaryTable(List.of(six), List.of()).toString().contains(note));
        assertTrue(new SummaryTable(List.of(keyed(six, "n_valid", "5")), List.of())
                .toString()
                .contains(note));
    }

    @Test
    void isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        String here = new SummaryTable(summary(), trials()).toString();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals(here, new SummaryTable(summary(), trials()).toString());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void fitsAPage() {
        assertTrue(new SummaryTable(summary(), trials()).toString().lines().allMatch(line -> line.length() <= 140));
    }

    @Test
    void aColumnAppearsWhereRowsDifferInIt() {
        Row one = keyed(summary().getFirst(), "jdk", "21");
        Row other = keyed(summary().getFirst(), "jdk", "25");
        assertFalse(new SummaryTable(List.of(one, one), List.of()).toString().contains("jdk"));
        assertTrue(new SummaryTable(List.of(one, other), List.of()).toString().contains("jdk"));
    }

    @Test
    void cellsThatDifferInWhatDepartsFromTheUsualDoNotLookAlike() {
        Row usual = summary().getFirst();
        Row few = keyed(usual, "variant", "client=apache;max-connections=20");
        String table = new SummaryTable(List.of(usual, few), List.of()).toString();
        assertTrue(table.contains(" max-connections=20 "), table);
        assertFalse(table.contains("client=apache"), table);
    }

    @Test
    void longVariantsAreNumberedAndSpeltOutBelow() {
        Row usual = summary().getFirst();
        Row fails = keyed(usual, "variant", "outage=fail-after-5000ms-for-5000ms");
        Row hangs = keyed(usual, "variant", "outage=hang-after-5000ms-for-5000ms;cancel=deadline");
        String table = new SummaryTable(List.of(usual, fails, hangs), List.of()).toString();
        assertTrue(table.contains("\n  v1  outage=fail-after-5000ms-for-5000ms\n"), table);
        assertTrue(table.contains("\n  v2  outage=hang-after-5000ms-for-5000ms;cancel=deadline\n"), table);
        assertEquals(2, table.split(" v2 ", -1).length - 1, table);
        assertTrue(table.lines().allMatch(line -> line.length() <= 140), table);
    }

    @Test
    void whatAllCellsDepartInIsInTheHeading() {
        Row least = keyed(summary().getFirst(), "variant", "probes=least");
        String table = new SummaryTable(List.of(least, least), List.of()).toString();
        assertTrue(table.lines().findFirst().orElseThrow().contains("probes=least"), table);
    }

    @Test
    void nothingLimitedIsNoColumn() {
        Row free = keyed(summary().getFirst(), "limited_by", "nothing");
        Row cpu = keyed(summary().getFirst(), "limited_by", "cpu");
        assertFalse(new SummaryTable(List.of(free, free), List.of()).toString().contains("limited"));
        assertTrue(new SummaryTable(List.of(free, cpu), List.of()).toString().contains(" cpu "));
    }

    @Test
    void anEmptyRunPrintsNoTable() {
        assertEquals(
                1, new SummaryTable(List.of(), List.of()).toString().lines().count());
    }

    @Test
    void aSoundHoldIsInTheTableOfMemoryAlone() {
        Row hold = row("strategy=virtual-threads arrivals=hold-1000 shape=single delay=fixed-6000ms regime=transient"
                + " verdict=VALID n_valid=1 n_run=1");

        assertFalse(new SummaryTable(List.of(hold), List.of()).toString().contains("hold-1000"));
        assertTrue(new SummaryTable(List.of(keyed(hold, "verdict", "SUSPECT")), List.of())
                .toString()
                .contains("hold-1000"));
    }

    @Test
    void whatPassesShowsWhatItTookToRecover() {
        String step =
                "strategy=fixed-pool shape=single arrivals=step-300-900 delay=fixed-200ms regime=transient verdict=VALID"
                        + " goodput_rps=412.5 recovery_predicted_ms=6200 rejected=17 overdue_max=0 n_valid=1 n_run=1";

        String table = new SummaryTable(List.of(row(step), row(step + " recovery_ms=6150")), List.of()).toString();

        for (String shown : List.of("goodput", "412.5", "recovers", "6150", "predicted", "6200", "rejected", "17")) {
            assertTrue(table.contains(shown), () -> shown + " in " + table);
        }
        assertFalse(table.contains("overdue"), table);
    }
}
