package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Column;
import slowcall.result.Row;

/** Guards against a slope over trials that do not belong together, or that did not hold what they say. */
class MemorySlopesTest {
    private static final Plan STEADY = PlanFile.parse("test.json", """
            {
              "name": "test",
              "cells": [
                {"strategy": ["virtual-threads", "thread-per-request"], "arrivals": {"constant": 100}, "delay": "8s",
                 "timeout": "60s"},
              ],
            }
            """);
    private static final int[] SIZES = {100, 1000, 10_000};
    private static final Plan PLAN = plan();

    private static Plan plan() {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : STEADY.cells()) {
            for (int size : SIZES) {
                cells.add(holding(cell, size));
            }
        }
        return new Plan("test", 1, 3, cells, STEADY.text());
    }

    private static Cell holding(Cell cell, int requests) {
        return new Cell(
                cell.strategy(),
                cell.settings(),
                cell.awaits(),
                cell.shape(),
                cell.users(),
                new Arrivals.Hold(requests),
                cell.service(),
                cell.outage(),
                cell.serviceThreads(),
                cell.exchange(),
                cell.connections(),
                cell.work(),
                cell.cancels(),
                cell.timing(),
                cell.jvm(),
                cell.probes(),
                cell.position());
    }

    @Test
    void aStrategysTrialsLieOnOneLineWhateverTheyHeld() {
        List<Row> rows = MemorySlopes.of(PLAN, trials(2000));

        Row heap = row(rows, "virtual-threads", "heap");
        assertEquals(2000, heap.number("bytes_per_held").orElseThrow(), 1);
        assertEquals(1, heap.number("intercept_mib").orElseThrow(), 0.01);
        assertEquals(2000, heap.number("bytes_per_held_without_largest").orElseThrow(), 1);
        assertEquals("1.00000", heap.text("r_squared"));
        assertTrue(heap.number("bytes_per_held_low").orElseThrow()
                <= heap.number("bytes_per_held").orElseThrow());
        assertEquals("9", heap.text("n_trials"));
        assertEquals("3", heap.text("n_sizes"));
        assertEquals("10000", heap.text("held_max"));
        assertEquals("10000", heap.text("wanted_max"));
        assertEquals("", heap.text("limit"));
        assertEquals(
                4000,
                row(rows, "thread-per-request", "heap").number("bytes_per_held").orElseThrow(),
                1);
    }

    @Test
    void aKindThatNoTrialKnowsHasNoLine() {
        Row rss = row(MemorySlopes.of(PLAN, trials(2000)), "virtual-threads", "rss");

        assertEquals("", rss.text("bytes_per_held"));
        assertEquals("0", rss.text("n_trials"));
    }

    @Test
    void trialsThatAreInvalidOrLetGoTooEarlyAreNotOnTheLine() {
        List<Row> trials = trials(2000);
        trials.getFirst().put(Judgement.VERDICT, "INVALID");
        trials.get(1).put(Holding.UNTIL_END, "no");

        assertEquals(
                "7",
                row(MemorySlopes.of(PLAN, trials), "virtual-threads", "heap").text("n_trials"));
    }

    @Test
    void oneTrialOfEachSizeHasALineAndNoInterval() {
        List<Row> trials = trials(2000).stream()
                .filter(row -> row.text("block").equals("1"))
                .toList();

        Row heap = row(MemorySlopes.of(PLAN, trials), "virtual-threads", "heap");
        assertEquals(2000, heap.number("bytes_per_held").orElseThrow(), 1);
        assertEquals("", heap.text("bytes_per_held_low"));
    }

    @Test
    void aLimitIsTold() {
        List<Row> trials = trials(2000);
        for (Row trial : trials) {
            if (trial.text("arrivals").equals("hold-10000")) {
                trial.put(Holding.HELD, 7000)
                        .put(Holding.STOPPED, "50 requests in a row failed")
                        .put(Load.FIRST_FAILURE, "java.lang.OutOfMemoryError: unable to create native thread");
            }
        }

        Row heap = row(MemorySlopes.of(PLAN, trials), "thread-per-request", "heap");
        assertEquals("7000", heap.text("held_max"));
        assertEquals("10000", heap.text("wanted_max"));
        assertEquals("java.lang.OutOfMemoryError: unable to create native thread", heap.text("limit"));
    }

    @Test
    void whatWasNotHeldUntilTheEndIsNoReach() {
        List<Row> trials = trials(2000);
        for (Row trial : trials) {
            if (trial.text("arrivals").equals("hold-10000")) {
                trial.put(Holding.UNTIL_END, "no");
            }
        }

        Row heap = row(MemorySlopes.of(PLAN, trials), "thread-per-request", "heap");
        assertEquals("1000", heap.text("held_max"));
        assertEquals("10000", heap.text("wanted_max"));
    }

    @Test
    void aLimitBelowEverySizeLeavesNoLineAndNoFailure() {
        List<Row> trials = trials(2000);
        trials.forEach(trial -> trial.put(Holding.HELD, 50));

        Row heap = row(MemorySlopes.of(PLAN, trials), "virtual-threads", "heap");
        assertEquals("", heap.text("bytes_per_held"));
        assertEquals("", heap.text("bytes_per_held_low"));
    }

    @Test
    void aPlanThatHoldsNothingHasNoRows() {
        assertEquals(List.of(), MemorySlopes.of(STEADY, trials(2000)));
    }

    /** Three blocks of each; virtual threads take so many bytes each and 1 MiB together, platform threads twice as many. */
    private static List<Row> trials(double bytes) {
        List<Row> rows = new ArrayList<>();
        for (Cell cell : PLAN.cells()) {
            int size = ((Arrivals.Hold) cell.arrivals()).requests();
            double each = cell.strategy().equals("virtual-threads") ? bytes : 2 * bytes;
            for (int block = 1; block <= 3; block++) {
                rows.add(Parameters.row(cell)
                        .put(Parameters.BLOCK, block)
                        .put(Judgement.VERDICT, "VALID")
                        .put(Holding.HELD, size)
                        .put(Holding.UNTIL_END, "yes")
                        .put(column("heap_bytes_per_held"), each + 1_048_576.0 / size));
            }
        }
        return rows;
    }

    private static Column column(String name) {
        return TrialColumns.all().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Row row(List<Row> rows, String strategy, String memory) {
        return rows.stream()
                .filter(row -> row.text("strategy").equals(strategy)
                        && row.text("memory").equals(memory))
                .findFirst()
                .orElseThrow();
    }
}
