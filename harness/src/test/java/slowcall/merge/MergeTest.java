package slowcall.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.Experiment;
import slowcall.load.Schedule;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;
import slowcall.plan.Shard;
import slowcall.result.HistogramLog;
import slowcall.result.Manifest;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.trial.CommonStart;
import slowcall.trial.Parameters;
import slowcall.trial.Trial;
import slowcall.trial.TrialColumns;

/** Guards against a load that is joined from what was not offered together, or not by all, or by one twice. */
class MergeTest {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    private static final String TEXT = """
            {"name": "joint", "seed": 3, "blocks": 2, "cells": [{"strategy": ["virtual-threads", "async-client"],
              "arrivals": {"poisson": 50}, "delay": "20ms", "measure": "2s"}]}""";
    private static final Plan PLAN = PlanFile.parse("joint", TEXT);

    @TempDir
    private Path root;

    private final Map<String, Object> about = new LinkedHashMap<>();
    private Instant start = NOON;
    private String clock = "a-clock";
    private String drift = "0.010";
    private String error = "";
    private String started = "2026-04-01T12:01:00Z";
    private String status = "OK";
    private List<String> tags = List.of("completed");
    private long seed = 3;
    private String semantics = "";

    @BeforeEach
    void describe() {
        about.put("plan", "joint");
        about.put("plan_text", TEXT);
        about.put("blocks", 2);
        about.put("environment", Map.of("slowcall_revision", "abc", "cores", "2"));
    }

    /** The folder that such a generator leaves: each request of its share took as many milliseconds as its number says. */
    private Path shard(int number, int total) throws IOException {
        Shard shard = new Shard(number, total);
        ResultsFolder folder = ResultsFolder.create(root, "joint", NOON, TrialColumns.all());
        for (int block = 1; block <= 2; block++) {
            for (Cell cell : PLAN.cells()) {
                folder.append(row(shard, block, cell), log(shard, block, cell), root.resolve("none"));
            }
        }
        folder.writeTable("calibration.csv", TrialColumns.all().subList(0, 2), List.of());
        folder.removeWork();
        about.put("seed", seed);
        about.put(
                "shard",
                Map.of("number", number, "total", total, "start_at", start.toString(), "clock", clock, "load", "l"));
        new Manifest(folder.path(), NOON, about).complete(NOON);
        return folder.path();
    }

    private static Schedule share(Shard shard, int block, Cell cell) {
        long blockSeed = PLAN.seed(block);
        return Schedule.draw(
                        cell.arrivals(),
                        cell.shape(),
                        cell.service(),
                        cell.timing().measure(),
                        blockSeed)
                .share(shard, cell.arrivals(), blockSeed);
    }

    private Row row(Shard shard, int block, Cell cell) {
        Schedule share = share(shard, block, cell);
        Row row = Parameters.row(shard.of(cell));
        Trial.place(row, "run-" + shard.number(), block, 1);
        CommonStart.put(row, cell, shard);
        if (!error.isEmpty()) {
            row.putAll(Map.of("clock_error_ms", error));
        }
        if (!semantics.isEmpty()) {
            row.putAll(Map.of("semantics", semantics));
        }
        return row.putAll(Map.of(
                "schedule_sha256",
                share.sha256().substring(0, 16),
                "offered",
                Integer.toString(share.size()),
                "ok",
                Integer.toString(share.size()),
                "status",
                status,
                "verdict",
                "VALID",
                "regime",
                "stable",
                "started_at",
                started,
                "clock_drift_ms",
                drift));
    }

    private Path log(Shard shard, int block, Cell cell) throws IOException {
        List<Histogram> histograms = new ArrayList<>();
        for (String tag : tags) {
            Histogram histogram = new Histogram(3);
            histogram.setTag(tag);
            histogram.recordValueWithCount(
                    shard.number() * 10_000L, share(shard, block, cell).size());
            histograms.add(histogram);
        }
        Path log = root.resolve("log");
        HistogramLog.write(log, histograms);
        return log;
    }

    private void edit(Path folder, String from, String to) throws IOException {
        Path table = folder.resolve("trials.csv");
        String text = Files.readString(table);
        assertTrue(text.contains(from), text);
        Files.writeString(table, text.replace(from, to));
        Manifest.refresh(folder);
    }

    private static void assertRefused(String why, Path... folders) {
        ResultsException problem =
                assertThrows(ResultsException.class, () -> Merge.open(List.of(folders), Optional.empty()));
        assertTrue(problem.getMessage().contains(why), problem.getMessage());
        assertEquals(1, problem.getMessage().lines().count());
    }

    @Test
    void becomesOneRun() throws IOException {
        Path second = shard(2, 2);
        Path first = shard(1, 2);

        Experiment.Result result = Merge.open(List.of(second, first), Optional.empty())
                .write(root.resolve("merged"), List.of("merge", "a", "b"), NOON);

        assertEquals(4, result.rows().size());
        assertEquals(2, result.summary().size());
        PublishedRun run = PublishedRun.open(result.folder());
        assertEquals(PLAN.seed(), run.about("seed").asLong());
        assertEquals("1/2", run.about("merged").path(0).path("shard").asText());
        assertTrue(run.about("clocks").path("same").asBoolean());
        for (int block = 1; block <= 2; block++) {
            Cell cell = PLAN.cells().getFirst();
            int whole = share(Shard.WHOLE, block, cell).size();
            Row row = trial(run, block, cell);
            assertEquals(Integer.toString(whole), row.text("offered"));
            assertEquals("all/2", row.text("shard"));
            assertEquals("poisson-50", row.text("arrivals"));
            Histogram completed = run.histograms(row, Set.of("completed")).get("completed");
            assertEquals(whole, completed.getTotalCount());
            assertEquals(share(new Shard(1, 2), block, cell).size(), completed.getCountBetweenValues(0, 15_000));
        }
        assertTrue(Files.exists(result.folder().resolve("calibration-shard-2.csv")));
        assertFalse(Files.exists(result.folder().resolve("work")));
        assertEquals(run.runId(), run.trials().getFirst().text("run_id"));
    }

    private static Row trial(PublishedRun run, int block, Cell cell) {
        return run.trials().stream()
                .filter(row -> row.text("block").equals(Integer.toString(block))
                        && row.text("cell_id").equals(cell.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Quantiles of half of the load would pass for those of all of it. */
    @Test
    void whatOneShardHasNoHistogramOfIsNotSummed() throws IOException {
        tags = List.of("completed", "call");
        Path first = shard(1, 2);
        tags = List.of("completed");

        Experiment.Result result = Merge.open(List.of(first, shard(2, 2)), Optional.empty())
                .write(root.resolve("merged"), List.of(), NOON);

        PublishedRun run = PublishedRun.open(result.folder());
        assertEquals(
                Set.of("completed"),
                run.histograms(run.trials().getFirst(), Set.of()).keySet());
    }

    @Test
    void aTrialThatFailedSaysSoAndNotThatItBeganAtAnotherTime() throws IOException {
        Path first = shard(1, 2);
        status = "FAILED";
        started = "";

        Row row = Merge.open(List.of(first, shard(2, 2)), Optional.empty())
                .write(root.resolve("merged"), List.of(), NOON)
                .rows()
                .getFirst();

        assertEquals("FAILED", row.text("status"));
        assertTrue(row.text("reasons").contains("shard 2 failed"), row.text("reasons"));
    }

    @Test
    void aShareThatDoesNotSayWhenItBeganHasNotBegunWithTheOthers() throws IOException {
        started = "";

        Row row = Merge.open(List.of(shard(1, 2), shard(2, 2)), Optional.empty())
                .write(root.resolve("merged"), List.of(), NOON)
                .rows()
                .getFirst();

        assertEquals("FAILED", row.text("status"));
    }

    @Test
    void whatNobodyCanPromiseIsRefused() throws IOException {
        semantics = "at-least-once-in-order";
        Path first = shard(1, 2);
        Merge.open(List.of(first, shard(2, 2)), Optional.empty());
        semantics = "result";

        assertRefused("semantics of block 1, cell ", first, shard(2, 2));
        assertRefused("\"result\" is no promise", first, shard(2, 2));
    }

    @Test
    void allRequestsOfAShareMustBeAccountedFor() throws IOException {
        Path first = shard(1, 2);
        Path second = shard(2, 2);
        int size = share(new Shard(2, 2), 1, PLAN.cells().getFirst()).size();
        edit(second, "," + size + "," + size + ",", "," + (size - 1) + "," + (size - 1) + ",");
        Merge merge = Merge.open(List.of(first, second), Optional.empty());

        ResultsException problem =
                assertThrows(ResultsException.class, () -> merge.write(root.resolve("merged"), List.of(), NOON));
        assertTrue(
                problem.getMessage()
                        .contains("tells what became of " + (size - 1) + " requests, and its share has " + size),
                problem.getMessage());
        assertFalse(Files.exists(root.resolve("merged")));
    }

    @Test
    void aStrategyThatIsNotHereIsNamed() throws IOException {
        about.put("plan_text", TEXT.replace("async-client", "theirs"));

        PlanException problem = assertThrows(
                PlanException.class, () -> Merge.open(List.of(shard(1, 2), shard(2, 2)), Optional.empty()));

        assertTrue(problem.getMessage().contains("no strategy \"theirs\""), problem.getMessage());
        assertTrue(problem.getMessage().contains("--plugin"), problem.getMessage());
    }

    @Test
    void allShardsMustBeThereOnce() throws IOException {
        Path first = shard(1, 3);
        Path second = shard(2, 3);

        assertRefused("is one of 3 shards, and 3/3 is missing", first, second);
        assertRefused("is shard 1/3 like", first, second, shard(1, 3));
    }

    @Test
    void allShardsMustBeOfOneLoad() throws IOException {
        Path first = shard(1, 2);

        seed = 4;
        assertRefused("has another seed than", first, shard(2, 2));
        seed = 3;
        assertRefused("has another number of shards than", first, shard(2, 3));
        start = NOON.plusSeconds(1);
        assertRefused("has another start than", first, shard(2, 2));
        start = NOON;
        about.put("blocks", 3);
        assertRefused("has another number of blocks than", first, shard(2, 2));
        about.put("blocks", 2);
        about.put("plan_text", TEXT + " ");
        assertRefused("has another plan than", first, shard(2, 2));
        about.put("plan_text", TEXT);
        about.put("environment", Map.of("slowcall_revision", "def", "cores", "2"));
        assertRefused("has another slowcall_revision than", first, shard(2, 2));
    }

    @Test
    void machinesMayDiffer() throws IOException {
        Path first = shard(1, 2);
        about.put("environment", Map.of("slowcall_revision", "abc", "cores", "4"));

        Experiment.Result result = Merge.open(List.of(first, shard(2, 2)), Optional.empty())
                .write(root.resolve("merged"), List.of(), NOON);

        assertEquals("2 | 4", PublishedRun.open(result.folder()).environment().get("cores"));
    }

    @Test
    void clocksMustBeKnownToAgree() throws IOException {
        Path first = shard(1, 2);
        clock = "another-clock";
        Path second = shard(2, 2);

        assertRefused("--clocks-within", first, second);
        ResultsException far = assertThrows(
                ResultsException.class, () -> Merge.open(List.of(first, second), Optional.of(Duration.ofMillis(101))));
        assertTrue(far.getMessage().contains("101 ms"), far.getMessage());
        Experiment.Result result = Merge.open(List.of(first, second), Optional.of(Duration.ofMillis(10)))
                .write(root.resolve("merged"), List.of(), NOON);
        assertEquals(
                10,
                PublishedRun.open(result.folder())
                        .about("clocks")
                        .path("within_ms")
                        .asInt());
    }

    @Test
    void clocksThatNtpKeepsAreApartByBothTheirErrors() throws IOException {
        error = "12.500";
        Path first = shard(1, 2);
        clock = "another-clock";
        error = "30.000";
        Path second = shard(2, 2);
        error = "88.000";
        Path far = shard(2, 2);

        Experiment.Result result =
                Merge.open(List.of(first, second), Optional.empty()).write(root.resolve("merged"), List.of(), NOON);
        PublishedRun run = PublishedRun.open(result.folder());
        assertEquals(43, run.about("clocks").path("within_ms").asInt());
        assertEquals("their kernels", run.about("clocks").path("source").asText());
        assertRefused("may be 101 ms away", first, far);
    }

    @Test
    void aClockThatWasSetFailsItsTrials() throws IOException {
        Path first = shard(1, 2);
        drift = "812.000";

        Experiment.Result result = Merge.open(List.of(first, shard(2, 2)), Optional.empty())
                .write(root.resolve("merged"), List.of(), NOON);

        Row row = result.rows().getFirst();
        assertEquals("FAILED", row.text("status"));
        assertTrue(row.text("reasons").contains("the clock of shard 2 was set by 812 ms"), row.text("reasons"));
    }

    @Test
    void sharesThatStartedAtDifferentTimesAreNoTrial() throws IOException {
        Path first = shard(1, 2);
        started = "2026-04-01T12:02:00Z";

        Experiment.Result result = Merge.open(List.of(first, shard(2, 2)), Optional.empty())
                .write(root.resolve("merged"), List.of(), NOON);

        assertTrue(result.rows().getFirst().text("reasons").contains("started at different times"));
    }

    @Test
    void aScheduleThatIsNoShareIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path first = shard(1, 2);
        Path second = shard(2, 2);
        String other = row(new Shard(1, 2), 1, PLAN.cells().getFirst()).text("schedule_sha256");
        String own = row(new Shard(2, 2), 1, PLAN.cells().getFirst()).text("schedule_sha256");
        edit(second, own, other);
        Merge merge = Merge.open(List.of(first, second), Optional.empty());

        ResultsException problem =
                assertThrows(ResultsException.class, () -> merge.write(root.resolve("merged"), List.of(), NOON));
        assertTrue(problem.getMessage().contains("did not offer the share"), problem.getMessage());
        assertFalse(Files.exists(root.resolve("merged")));
    }

    @Test
    void aRunOfTheWholeLoadIsNoShard() throws IOException {
        Path first = shard(1, 2);
        ResultsFolder folder = ResultsFolder.create(root, "joint", NOON, TrialColumns.all());
        folder.removeWork();
        about.remove("shard");
        new Manifest(folder.path(), NOON, about).complete(NOON);

        assertRefused("offered all of its load", first, folder.path());
    }
}
