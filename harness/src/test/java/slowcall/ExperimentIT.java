package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** Guards against a run that loses, doubles or invents something on its way from the plan to the results folder. */
class ExperimentIT {
    private static final String PLAN = """
            // Every strategy under the same load; then every shape, every kind of arrivals, and what goes wrong under too much of it.
            {
              "name": "all-kinds",
              "seed": 20260401,
              "blocks": 1,
              "defaults": {
                "arrivals": {"constant": 50},
                "delay": "20ms",
                "warmup": "100ms",
                "measure": "400ms",
                "connections": 0,
                "timeout": "10s",
                "heap": "128m",
                "gc": "serial",
              },
              "cells": [
                {
                  "strategy": [
                    "async-client",
                    {"name": "completable-future", "settings": {"pool_size": 8}},
                    "completable-future-default",
                    {"name": "fixed-pool", "settings": {"pool_size": 8}},
                    "sync",
                    "thread-per-request",
                    "virtual-threads",
                    {"name": "virtual-threads-limited", "settings": {"permits": 8}},
                    "bare-loop",
                  ],
                },
                {"strategy": "virtual-threads", "shape": [{"chain": 3}, {"fan-out": 3}]},
                {"strategy": "virtual-threads", "arrivals": {"closed": 4}},
                {"strategy": "virtual-threads", "arrivals": {"burst": 50}, "connections": "auto"},
                {
                  "strategy": "virtual-threads",
                  "arrivals": {"poisson": 50},
                  "delay": {"lognormal": {"median": "15ms", "p99": "90ms"}},
                },
                {"strategy": "virtual-threads", "awaits": "handoff", "connections": 8},
                // One thread serves 10 a second, so that half of 20 requests wait for longer than a second.
                {
                  "strategy": {"name": "fixed-pool", "settings": {"pool_size": 1}},
                  "delay": "100ms",
                  "warmup": "0s",
                  "timeout": "1s",
                },
                // One is served, one waits, and there is no room for more.
                {
                  "strategy": {"name": "fixed-pool", "settings": {"pool_size": 1, "queue_bound": 1}},
                  "delay": "100ms",
                  "warmup": "0s",
                },
              ],
            }
            """;

    private static final Set<String> TAGS = Set.of(
            "accepted",
            "completed",
            "excess",
            "queue_wait",
            "permit_wait",
            "call",
            "submit",
            "generator_lag",
            "overdue",
            "bystander_excess",
            "generator_wakeup",
            "failed",
            "connection_wait",
            "resume");

    private static Plan plan;
    private static Experiment.Result result;
    private static List<Row> rows;
    private static List<ProcessHandle> leftBehind;

    @BeforeAll
    static void run(@TempDir Path temporary) throws Exception {
        Path file = Files.writeString(temporary.resolve("all-kinds.json"), PLAN);
        plan = PlanFile.read(file);
        Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
        var options = new Experiment.Options(temporary.resolve("results"), List.of(), List.of("run", "--plan", "x"));
        result = new Experiment(plan, options, new SilentListener(), false).run();
        leftBehind = ProcessHandle.current()
                .descendants()
                .filter(process -> !before.contains(process) && process.isAlive())
                .toList();
        rows = ResultsFolder.readTable(result.folder().resolve("trials.csv"));
    }

    @Test
    void everyStrategyIsInThisPlan() {
        Set<String> known =
                Strategies.inTrial().stream().map(Strategy::name).collect(Collectors.toCollection(TreeSet::new));
        known.add(Cell.BARE_LOOP);

        assertEquals(known, plan.cells().stream().map(Cell::strategy).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyCellHasOneRow() {
        assertEquals(
                ids(plan),
                rows.stream().map(row -> row.text("cell_id")).sorted().toList());
        assertEquals(
                result.rows().stream().map(ExperimentIT::known).toList(),
                rows.stream().map(ExperimentIT::known).toList());
        assertEquals(
                Stream.iterate(1, i -> i + 1)
                        .limit(rows.size())
                        .map(String::valueOf)
                        .toList(),
                rows.stream().map(row -> row.text("position")).toList());
        for (Row row : rows) {
            assertEquals(result.folder().getFileName().toString(), row.text("run_id"));
            assertEquals("1", row.text("block"));
        }
    }

    @Test
    void everyTrialFinishedAndCanBeBelieved() {
        for (Row row : rows) {
            assertEquals("OK", row.text("status"), row.values().toString());
            // Checks of the machine may object: whether it is quiet is no matter of this test.
            for (String code : List.of("conservation", "ledger", "ended-twice", "undispatched", "little", "errors")) {
                assertFalse(
                        row.text("reasons").contains(code + ":"), row.values().toString());
            }
        }
    }

    @Test
    void everyRequestIsAccountedForAndInTheLedger() {
        for (Row row : rows) {
            assertEquals(
                    row.count("offered"),
                    Stream.of("ok", "errors", "timeouts", "rejected", "unfinished")
                            .mapToLong(row::count)
                            .sum(),
                    row.values().toString());
            assertTrue(row.count("offered") > 0, row.values().toString());
            for (String column : List.of(
                    "unfinished", "ledger_lost", "ledger_duplicated", "ledger_unexpected", "errors", "overflow")) {
                assertEquals(0, row.count(column), column + " of " + row.values());
            }
        }
    }

    @Test
    void whatIsServedIsAppliedOnceForEachCall() {
        for (Row row : rowsOf(row -> row.count("timeouts") == 0)) {
            long calls = row.text("shape").equals("single") ? 1 : 3;
            assertEquals(
                    calls * row.count("ok"),
                    row.count("ledger_applied"),
                    row.values().toString());
        }
    }

    @Test
    void theSameLoadIsTheSameSchedule() {
        Map<String, Set<String>> schedules = new LinkedHashMap<>();
        for (Row row : rows) {
            // A chain and a fan-out of as many calls draw the same.
            String load = row.text("shape").replaceAll("chain|fan-out", "calls") + " " + row.text("arrivals") + " "
                    + row.text("delay");
            schedules.computeIfAbsent(load, key -> new TreeSet<>()).add(row.text("schedule_sha256"));
        }

        schedules.forEach((load, sums) -> assertEquals(1, sums.size(), load + ": " + sums));
        long different =
                schedules.values().stream().flatMap(Set::stream).distinct().count();
        assertEquals(schedules.size(), different, schedules.toString());
        assertEquals(6, schedules.size());
    }

    @Test
    void aStrategysTrialHasAllHistograms() throws Exception {
        for (Row row : rowsOf(row -> !row.text("strategy").equals(Cell.BARE_LOOP))) {
            Map<String, Histogram> histograms = histograms(row);
            Set<String> tags = new TreeSet<>(TAGS);
            if (row.text("awaits").equals("handoff")) {
                tags.add("applied");
            }
            assertEquals(tags, histograms.keySet());
            assertEquals(row.count("offered"), histograms.get("submit").getTotalCount());
            assertEquals(row.count("offered"), histograms.get("accepted").getTotalCount());
            assertEquals(row.count("offered"), histograms.get("generator_lag").getTotalCount());
            assertEquals(
                    row.count("ok") + row.count("timeouts"),
                    histograms.get("completed").getTotalCount());
            assertEquals(
                    row.count("ok") + row.count("timeouts"),
                    histograms.get("excess").getTotalCount());
        }
    }

    @Test
    void latenciesAreNotBelowTheDelay() throws Exception {
        for (Row row : rowsOf(row ->
                row.text("delay").equals("fixed-20ms") && !row.text("strategy").equals(Cell.BARE_LOOP))) {
            Histogram completed = histograms(row).get("completed");
            long micros = row.text("shape").startsWith("chain") ? 60_000 : 20_000;
            assertTrue(
                    completed.getMinValue() >= completed.lowestEquivalentValue(micros),
                    completed.getMinValue() + " µs in " + row.values());
        }
    }

    @Test
    void whoAwaitsTheHandOffIsAnsweredBeforeTheResultIsThere() throws Exception {
        Row row = only(each -> each.text("awaits").equals("handoff"));

        assertEquals("20", row.text("ok"));
        Map<String, Histogram> histograms = histograms(row);
        assertTrue(histograms.get("accepted").getMinValue()
                < histograms.get("completed").getMinValue());
        assertEquals("handoff", row.text("user_waits_for"));
    }

    @Test
    void ofWhomIsAnsweredBeforeItIsToldWhenThePointsWereThere() throws Exception {
        Row row = only(each -> each.text("awaits").equals("handoff"));

        Histogram applied = histograms(row).get("applied");
        Histogram completed = histograms(row).get("completed");
        assertEquals(20, applied.getTotalCount());
        assertTrue(applied.getMinValue() >= applied.lowestEquivalentValue(20_000), "min " + applied.getMinValue());
        // The answer comes after it.
        assertTrue(applied.getMaxValue() <= completed.getMaxValue());
        assertEquals(
                applied.getMaxValue() / 1000.0, row.number("applied_max_ms").orElseThrow(), 0.001);
        assertTrue(row.number("applied_rps").orElseThrow() > 0);
        assertTrue(rowsOf(each -> !each.text("awaits").equals("handoff")).stream()
                .allMatch(each -> each.text("applied_max_ms").isEmpty()));
    }

    @Test
    void requestsThatWaitTooLongTimeOutAtTheirDeadline() throws Exception {
        Row row = only(each -> each.text("timeout_ms").equals("1000"));

        assertTrue(row.count("timeouts") > 0, row.values().toString());
        assertTrue(row.count("ok") > 0, row.values().toString());
        // They are not taken back: the pool serves them all the same.
        assertEquals(row.count("timeouts"), row.count("late"));
        assertEquals(row.count("offered"), row.count("ledger_applied"));
        Histogram completed = histograms(row).get("completed");
        assertTrue(completed.valuesAreEquivalent(1_000_000, completed.getMaxValue()), "max " + completed.getMaxValue());
        assertTrue(completed.getCountAtValue(1_000_000) >= row.count("timeouts"));
    }

    @Test
    void requestsWithoutRoomInTheQueueAreRejectedAndNeverReachTheService() throws Exception {
        Row row = only(each -> each.text("settings").contains("queue_bound"));

        assertTrue(row.count("rejected") > 0, row.values().toString());
        assertEquals(20, row.count("ok") + row.count("rejected"));
        assertEquals(row.count("ok"), row.count("ledger_applied"));
        assertEquals(row.count("ok"), histograms(row).get("completed").getTotalCount());
    }

    @Test
    void aBurstIsTransientAndAllAtOnce() {
        Row row = only(each -> each.text("arrivals").equals("burst-50"));

        assertEquals("transient", row.text("regime"));
        assertEquals("50", row.text("ok"));
        assertTrue(row.count("service_in_flight_max") <= 50);
        assertEquals("", row.text("offered_rps"));
    }

    @Test
    void aClosedLoopHasNoMoreInFlightThanCallers() {
        Row row = only(each -> each.text("arrivals").equals("closed-4"));

        assertTrue(row.count("service_in_flight_max") <= 4, row.values().toString());
    }

    @Test
    void theSummaryHasEveryCellInThePlansOrder() throws Exception {
        List<Row> summary = ResultsFolder.readTable(result.folder().resolve("summary.csv"));

        assertEquals(
                plan.cells().stream().map(Cell::id).toList(),
                summary.stream().map(row -> row.text("cell_id")).toList());
        for (Row row : summary) {
            assertEquals("1", row.text("n_run"));
            // A busy machine may make a row INVALID, and its cell has no other.
            Row trial = only(each -> each.text("cell_id").equals(row.text("cell_id")));
            assertEquals(trial.text("verdict").equals("INVALID") ? "0" : "1", row.text("n_valid"));
        }
    }

    @Test
    void theManifestListsEveryFileAsItIs() throws Exception {
        JsonNode manifest =
                new ObjectMapper().readTree(Files.readString(result.folder().resolve("manifest.json")));

        assertTrue(manifest.get("complete").asBoolean());
        assertEquals(PLAN, manifest.get("plan_text").asText());
        assertEquals(20260401, manifest.get("seed").asLong());
        List<String> listed = new ArrayList<>();
        for (JsonNode entry : manifest.get("files")) {
            Path file = result.folder().resolve(entry.get("name").asText());
            byte[] content = Files.readAllBytes(file);
            listed.add(entry.get("name").asText());
            assertEquals(content.length, entry.get("bytes").asLong(), entry.toString());
            assertEquals(
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)),
                    entry.get("sha256").asText(),
                    entry.toString());
            if (file.endsWith("trials.csv") || file.endsWith("summary.csv")) {
                assertEquals(plan.cells().size(), entry.get("rows").asInt(), entry.toString());
            }
        }
        assertEquals(files(), listed.stream().sorted().toList());
        assertTrue(listed.containsAll(List.of("trials.csv", "summary.csv", "verdicts.csv")), listed.toString());
    }

    @Test
    void theFolderDoesNotTellWhoseMachineThisIs() throws Exception {
        String host = InetAddress.getLocalHost().getHostName();
        String manifest = Files.readString(result.folder().resolve("manifest.json"));

        // A host may be named like something that stands there anyway.
        if (host.length() > 4 && !host.equals("localhost")) {
            assertFalse(manifest.contains(host), host);
        }
        assertFalse(manifest.contains(System.getProperty("user.home")));
        assertFalse(manifest.contains("hostname"));
    }

    @Test
    void nothingIsLeftBehind() {
        assertFalse(Files.exists(result.folder().resolve("work")));
        assertEquals(List.of(), leftBehind);
    }

    private static Map<String, String> known(Row row) {
        return row.values().entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> ids(Plan plan) {
        return plan.cells().stream().map(Cell::id).sorted().toList();
    }

    private static List<String> files() throws Exception {
        try (Stream<Path> files = Files.walk(result.folder())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> result.folder().relativize(file).toString())
                    .filter(name -> !name.equals("manifest.json"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Row> rowsOf(Predicate<Row> wanted) {
        List<Row> found = rows.stream().filter(wanted).toList();
        assertFalse(found.isEmpty());
        return found;
    }

    private static Row only(Predicate<Row> wanted) {
        List<Row> found = rowsOf(wanted);
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private static Map<String, Histogram> histograms(Row row) throws Exception {
        Path log = result.folder().resolve("histograms/001-" + row.text("cell_id") + ".hlog");
        Map<String, Histogram> byTag = new LinkedHashMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
            while (reader.hasNext()) {
                if (reader.nextIntervalHistogram() instanceof Histogram histogram) {
                    byTag.put(histogram.getTag(), histogram);
                }
            }
        }
        return byTag;
    }
}
