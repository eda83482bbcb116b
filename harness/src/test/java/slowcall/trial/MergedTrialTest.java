package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.PlanFile;
import slowcall.result.Column;
import slowcall.result.Row;

/** Guards against a merged row that averages quantiles, counts a request twice, or hides a bad share. */
class MergedTrialTest {
    private static final String DIGEST = "0123456789abcdef0123456789abcdef";
    private static final Cell CELL = PlanFile.parse("merged", """
            {"cells": [{"strategy": {"name": "fixed-pool", "settings": {"pool_size": 8}}, "delay": "20ms",
              "arrivals": {"poisson": 300}}]}""").cells().getFirst();

    private static Row share(int number, String... values) {
        Row row = Parameters.row(CELL).put(CommonStart.SHARD, number + "/2");
        row.put(Load.REGIME, "stable").put(Judgement.STATUS, "OK").put(Judgement.VERDICT, "VALID");
        row.put(CommonStart.STARTED, "2026-04-01T12:00:00Z");
        for (int i = 0; i < values.length; i += 2) {
            row.putAll(Map.of(values[i], values[i + 1]));
        }
        return row;
    }

    private static Histogram completed(int shortOnes, int longOnes) {
        Histogram histogram = new Histogram(3);
        histogram.setTag("completed");
        histogram.recordValueWithCount(20_000, shortOnes);
        histogram.recordValueWithCount(90_000, longOnes);
        return histogram;
    }

    private static Row merge(Row... shares) {
        return merge(CELL, shares);
    }

    private static Row merge(Cell cell, Row... shares) {
        Histogram sum = completed(900, 0);
        sum.add(completed(200, 900));
        return MergedTrial.of(cell, List.of(shares), Map.of("completed", sum), DIGEST);
    }

    @Test
    void everyNamedColumnIsThere() {
        List<String> names = TrialColumns.all().stream().map(Column::name).toList();

        Stream.of(MergedTrial.ADDED, MergedTrial.OVER_ITS_TIME, MergedTrial.LARGEST, MergedTrial.ALIKE)
                .flatMap(List::stream)
                .forEach(name -> assertTrue(names.contains(name), name));
    }

    @Test
    void countsAreAddedAndQuantilesAreThoseOfTheSum() {
        Row row = merge(
                share(1, "offered", "900", "ok", "899", "errors", "1", "throughput_rps", "150.000", "cpu_ms", "100.0"),
                share(
                        2,
                        "offered",
                        "1100",
                        "ok",
                        "1100",
                        "errors",
                        "0",
                        "throughput_rps",
                        "149.500",
                        "cpu_ms",
                        "300.0"));

        assertEquals("2000", row.text("offered"));
        assertEquals("1999", row.text("ok"));
        assertEquals("1", row.text("errors"));
        assertEquals("299.500", row.text("throughput_rps"));
        // 1,100 of 2,000 took 20 ms; the mean of the shares' medians would be 55.
        assertEquals(20.0, row.number("completed_p50_ms").orElseThrow(), 0.1);
        assertEquals(90.0, row.number("completed_p90_ms").orElseThrow(), 0.1);
        assertEquals("200.00", row.text("cpu_us_per_request"));
        assertEquals("all/2", row.text("shard"));
        assertEquals(CELL.id(), row.text("cell_id"));
        assertEquals("poisson-300", row.text("arrivals"));
        assertEquals("0123456789abcdef", row.text("schedule_sha256"));
        assertEquals("2026-04-01T12:00:00Z", row.text("started_at"));
    }

    @Test
    void whatFollowedIsAsUnstableAsTheWorstOfTheShares() {
        assertEquals(
                "unstable",
                merge(share(1, "applied_regime", "unstable"), share(2, "applied_regime", "stable"))
                        .text("applied_regime"));
        assertEquals("", merge(share(1, "applied_regime", "stable"), share(2)).text("applied_regime"));
    }

    @Test
    void eachShareHasAPoolOfItsOwn() {
        Row one = Parameters.row(CELL);
        Row row = merge(share(1), share(2));

        assertEquals(
                2 * one.number("ceiling_rps").orElseThrow(),
                row.number("ceiling_rps").orElseThrow(),
                0.01);
        assertEquals("8", row.text("pool_size"));
        assertEquals("shards=2", row.text("variant"));
    }

    @Test
    void whatOneDoesNotKnowIsUnknown() {
        Row row = merge(share(1, "gc_ms", "5"), share(2));

        assertEquals("", row.text("gc_ms"));
        assertEquals("", row.text("errors"));
    }

    @Test
    void whatIsSharedOutIsAsBadAsTheWorst() {
        Row row = merge(
                share(1, "makespan_ms", "100.000", "service_utilisation", "0.300", "clock_drift_ms", "-3.000"),
                share(2, "makespan_ms", "120.000", "service_utilisation", "0.200", "clock_drift_ms", "1.000"));

        assertEquals("120.000", row.text("makespan_ms"));
        assertEquals("0.300", row.text("service_utilisation"));
        assertEquals("-3.000", row.text("clock_drift_ms"));
    }

    @Test
    void goodputIsThatOfTheTimeThatAllOfThemTook() {
        // 100 in 10 s and 300 in 20 s: 400 in 20 s.
        Row row = merge(share(1, "ok", "100", "goodput_rps", "10.000"), share(2, "ok", "300", "goodput_rps", "15.000"));

        assertEquals(20.0, row.number("goodput_rps").orElseThrow(), 0.001);
    }

    /** Each share's burst takes a time of its own: the sum of both rates would be of no time at all. */
    @Test
    void ratesOfBurstsAreThoseOfTheTimeThatAllOfThemTook() {
        Cell burst = CELL.offering(new Arrivals.Burst(400));
        Row row = merge(
                burst,
                share(1, "ok", "100", "makespan_ms", "1000.000", "throughput_rps", "100.000", "in_flight_mean", "50.0"),
                share(
                        2,
                        "ok",
                        "300",
                        "makespan_ms",
                        "10000.000",
                        "throughput_rps",
                        "30.000",
                        "in_flight_mean",
                        "40.0"));

        assertEquals("40.000", row.text("throughput_rps"));
        assertEquals("", row.text("in_flight_mean"));
    }

    @Test
    void aBadShareMakesABadWhole() {
        Row row = merge(share(1), share(2, "verdict", "INVALID", "reasons", "steal:40 %"));

        assertEquals("INVALID", row.text("verdict"));
        assertTrue(row.text("reasons").contains("steal:40 %"), row.text("reasons"));
    }

    @Test
    void tooFewSamplesOfAShareMayBeEnoughTogether() {
        Row row = merge(share(1, "verdict", "SUSPECT", "reasons", "too-few-samples:150 requests"), share(2));

        assertTrue(!row.text("reasons").contains("150 requests"), row.text("reasons"));
    }

    @Test
    void anUnstableShareHasNoQuantiles() {
        Row row = merge(share(1), share(2, "regime", "unstable"));

        assertEquals("unstable", row.text("regime"));
        assertEquals("", row.text("completed_p50_ms"));
    }

    @Test
    void aShareThatFailedFailsTheTrial() {
        Row row = merge(
                share(1), share(2, "status", "FAILED", "verdict", "INVALID", "reasons", "trial-failed:out of memory"));

        assertEquals("FAILED", row.text("status"));
        assertEquals("INVALID", row.text("verdict"));
        assertTrue(row.text("reasons").contains("shard 2 failed, trial-failed:out of memory"), row.text("reasons"));
    }
}
