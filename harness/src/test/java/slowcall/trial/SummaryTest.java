package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Column;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/** Guards against a summary that hides a bad trial among good ones, or tells a quantile that no one measured. */
class SummaryTest {
    private static final Plan PLAN = PlanFile.parse("test.json", """
            {
              "name": "test",
              "cells": [
                {"strategy": "virtual-threads", "arrivals": {"constant": 100}, "delay": "50ms"},
                {"strategy": "async-client", "arrivals": {"constant": 100}, "delay": "50ms"},
              ],
            }
            """);
    private static final String FIRST = PLAN.cells().get(0).id();
    private static final String SECOND = PLAN.cells().get(1).id();

    @TempDir
    private Path root;

    private ResultsFolder folder;

    @BeforeEach
    void create() throws IOException {
        folder = ResultsFolder.create(root, "test", Instant.EPOCH, TrialColumns.all());
    }

    @Test
    void hasARowForEachCellThatWasRunInThePlansOrder() throws IOException {
        List<Row> both = Summary.of(PLAN, List.of(trial(SECOND, 1), trial(FIRST, 1)), folder);
        List<Row> one = Summary.of(PLAN, List.of(trial(SECOND, 1)), folder);

        assertEquals(List.of(FIRST, SECOND), cells(both));
        assertEquals(List.of(SECOND), cells(one));
        assertEquals("virtual-threads", both.getFirst().text("strategy"));
    }

    @Test
    void figuresAreMediansWithTheirIntervals() throws IOException {
        Row[] trials = IntStream.rangeClosed(1, 6)
                .mapToObj(block -> with(trial(FIRST, block), "throughput_rps", Integer.toString(10 * block)))
                .toArray(Row[]::new);

        Row row = summary(trials);

        assertEquals("35.000", row.text("throughput_rps"));
        double low = row.number("throughput_rps_low").orElseThrow();
        double high = row.number("throughput_rps_high").orElseThrow();
        assertTrue(low >= 10 && low < 35 && high > 35 && high <= 60, low + " to " + high);
        assertEquals("6", row.text("n_run"));
        assertEquals("6", row.text("n_valid"));
        assertEquals("0", row.text("n_suspect"));
        assertEquals("VALID", row.text("verdict"));
        assertEquals("stable", row.text("regime"));
        assertEquals("", row.text("reasons"));
    }

    @Test
    void fewerThanSixTrialsHaveAMedianAndNoInterval() throws IOException {
        Row row = summary(
                with(trial(FIRST, 1), "throughput_rps", "10"),
                with(trial(FIRST, 2), "throughput_rps", "30"),
                with(trial(FIRST, 3), "throughput_rps", "20"));

        assertEquals("20.000", row.text("throughput_rps"));
        assertEquals("", row.text("throughput_rps_low"));
        assertEquals("", row.text("throughput_rps_high"));
    }

    @Test
    void whatLimitedItsTrialsIsSaidOnceForEachAnswer() throws IOException {
        Row bad = with(with(trial(FIRST, 4), "limited_by", "service"), "verdict", "INVALID");
        Row row = summary(
                with(trial(FIRST, 1), "limited_by", "pool"),
                with(trial(FIRST, 2), "limited_by", "cpu"),
                with(trial(FIRST, 3), "limited_by", "pool"),
                bad);

        assertEquals("pool cpu", row.text("limited_by"));
        assertEquals("", summary(trial(FIRST, 1)).text("limited_by"));
    }

    @Test
    void invalidTrialsAreCountedAndNamedAndNotInTheFigures() throws IOException {
        Row bad = with(with(trial(FIRST, 3), "throughput_rps", "1000"), "reasons", "ledger:lost 3");

        Row row = summary(
                with(trial(FIRST, 1), "throughput_rps", "10"),
                with(trial(FIRST, 2), "throughput_rps", "20"),
                with(bad, "verdict", "INVALID"));

        assertEquals("15.000", row.text("throughput_rps"));
        assertEquals("3", row.text("n_run"));
        assertEquals("2", row.text("n_valid"));
        assertEquals("INVALID", row.text("verdict"));
        assertEquals("ledger:lost 3", row.text("reasons"));
    }

    @Test
    void suspectTrialsAreInTheFigures() throws IOException {
        Row row = summary(
                with(trial(FIRST, 1), "throughput_rps", "10"),
                with(with(trial(FIRST, 2), "throughput_rps", "20"), "verdict", "SUSPECT"));

        assertEquals("15.000", row.text("throughput_rps"));
        assertEquals("2", row.text("n_valid"));
        assertEquals("1", row.text("n_suspect"));
        assertEquals("SUSPECT", row.text("verdict"));
    }

    @Test
    void saysWhatDepartsFromTheUsual() throws IOException {
        assertEquals(
                "client=apache",
                summary(with(trial(FIRST, 1), "variant", "client=apache")).text("variant"));
    }

    @Test
    void aCellWithoutAValidTrialHasNoFigures() throws IOException {
        Row failed = new Row()
                .putAll(Map.of("cell_id", FIRST, "block", "1", "verdict", "INVALID", "reasons", "trial-failed:exit 3"));

        Row row = summary(failed);

        assertEquals("0", row.text("n_valid"));
        assertEquals("INVALID", row.text("verdict"));
        assertEquals("", row.text("throughput_rps"));
        assertEquals("trial-failed:exit 3", row.text("reasons"));
    }

    @Test
    void aFigureThatOnlySomeTrialsKnowIsNotTheirMedian() throws IOException {
        Row row = summary(with(trial(FIRST, 1), "heap_live_mib", "10"), trial(FIRST, 2));

        assertEquals("", row.text("heap_live_mib"));
    }

    @Test
    void aQuantileThatNoTrialHasEnoughSamplesForComesFromAllOfThemTogether() throws IOException {
        // 6,000 samples are too few for a p99, which needs 10,000.
        Row first = trial(FIRST, 1);
        Row second = trial(FIRST, 2);
        histogram(first, 100_000, 6000);
        histogram(second, 300_000, 6000);

        Row row = summary(with(first, "completed_p50_ms", "100"), with(second, "completed_p50_ms", "300"));

        assertEquals(300.0, row.number("completed_p99_ms").orElseThrow(), 0.3);
        assertEquals("", row.text("completed_p99_ms_low"), "an interval over trials that do not know it");
        assertEquals("", row.text("completed_p999_ms"), "12,000 samples are too few for that");
        assertEquals("200.000", row.text("completed_p50_ms"), "the trials know that themselves");
        assertEquals("completed_p90_ms completed_p99_ms completed_max_ms", row.text("merged"));
    }

    @Test
    void anInvalidTrialsHistogramIsNotMerged() throws IOException {
        Row good = trial(FIRST, 1);
        Row bad = with(trial(FIRST, 2), "verdict", "INVALID");
        histogram(good, 100_000, 6000);
        histogram(bad, 300_000, 6000);

        Row row = summary(good, bad);

        assertEquals("", row.text("completed_p99_ms"));
        assertEquals(100.0, row.number("completed_p50_ms").orElseThrow(), 0.1);
    }

    @Test
    void anUnstableCellHasNoQuantilesAndKeepsItsThroughput() throws IOException {
        Row stable = with(trial(FIRST, 1), "throughput_rps", "10");
        Row unstable = with(with(trial(FIRST, 2), "throughput_rps", "20"), "regime", "unstable");
        histogram(stable, 100_000, 60_000);
        histogram(unstable, 300_000, 60_000);

        Row row = summary(with(stable, "completed_p50_ms", "100"), unstable);

        assertEquals("unstable", row.text("regime"));
        assertEquals("15.000", row.text("throughput_rps"));
        for (String column : row.values().keySet()) {
            assertTrue(!column.startsWith("completed_") && !column.startsWith("excess_"), column);
        }
    }

    @Test
    void anInvalidTrialsRegimeDoesNotTakeTheOthersQuantilesAway() throws IOException {
        Row stable = trial(FIRST, 1);
        Row disturbed = with(with(trial(FIRST, 2), "regime", "unstable"), "verdict", "INVALID");
        histogram(stable, 100_000, 12_000);
        histogram(disturbed, 300_000, 12_000);

        Row row = summary(stable, disturbed);

        assertEquals("stable", row.text("regime"));
        assertEquals("INVALID", row.text("verdict"));
        assertEquals(100.0, row.number("completed_p99_ms").orElseThrow(), 0.1);
    }

    @Test
    void ofACellWithoutAValidTrialOneStillReadsTheRegime() throws IOException {
        Row unstable = with(with(trial(FIRST, 1), "regime", "unstable"), "verdict", "INVALID");

        assertEquals("unstable", summary(unstable).text("regime"));
    }

    @Test
    void everyValueHasAColumn() throws IOException {
        Row first = trial(FIRST, 1);
        histogram(first, 100_000, 12_000);
        List<String> names = Summary.COLUMNS.stream().map(Column::name).toList();

        Row row = summary(with(with(first, "throughput_rps", "10"), "reasons", "listen-overflow:1 dropped"));

        assertTrue(names.containsAll(row.values().keySet()), () -> row.values().keySet() + " and " + names);
        folder.writeTable("summary.csv", Summary.COLUMNS, List.of(row));
        assertEquals(
                row.values(),
                ResultsFolder.readTable(folder.path().resolve("summary.csv"))
                        .getFirst()
                        .values());
    }

    private Row summary(Row... trials) throws IOException {
        return Summary.of(PLAN, List.of(trials), folder).getFirst();
    }

    private static Row trial(String cell, int block) {
        String strategy = cell.equals(FIRST) ? "virtual-threads" : "async-client";
        return new Row()
                .putAll(Map.of("cell_id", cell, "block", Integer.toString(block), "strategy", strategy))
                .putAll(Map.of("regime", "stable", "verdict", "VALID"));
    }

    private static Row with(Row row, String column, String value) {
        return row.putAll(Map.of(column, value));
    }

    /** Gives a trial so many completed requests of the same latency, as its JVM writes them. */
    private void histogram(Row trial, long micros, int count) throws IOException {
        Histogram histogram = new Histogram(1, 600_000_000, 3);
        histogram.setTag("completed");
        histogram.recordValueWithCount(micros, count);
        TrialFiles files = new TrialFiles(Files.createTempDirectory(root, "trial"));
        files.write(new Row(), List.of(histogram), List.of(), new byte[0]);
        Files.move(files.histograms(), folder.histogramLog(trial));
    }

    private static List<String> cells(List<Row> rows) {
        return rows.stream().map(row -> row.text("cell_id")).toList();
    }
}
