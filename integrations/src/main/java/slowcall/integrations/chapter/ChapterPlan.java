package slowcall.integrations.chapter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.Expected;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Row;

/**
 * The cells of all claims as one plan: within a block all of them meet the same service, arrivals and delays, so that any two can be
 * compared pair by pair, and whoever wants the trials again can run it as any other plan.
 */
final class ChapterPlan {
    private static final long SEED = 20260401;

    /** A run has a plan, even one whose claims need no trials. */
    private static final CellText NOTHING =
            new CellText("{\"strategy\": \"sync\", \"arrivals\": {\"constant\": 1}, \"delay\": \"1ms\"}");

    private final List<CellText> each;
    private final List<CellText> once;
    private final Map<CellText, String> ids;
    private final Size size;

    private ChapterPlan(List<CellText> each, List<CellText> once, Map<CellText, String> ids, Size size) {
        this.each = each;
        this.once = once;
        this.ids = ids;
        this.size = size;
    }

    /**
     * The plan of these cells.
     *
     * @throws slowcall.plan.PlanException if one of them is no cell
     * @throws IllegalArgumentException if one of them is several
     */
    static ChapterPlan of(List<CellText> cells, Size size) {
        Map<CellText, String> ids = new LinkedHashMap<>();
        Map<String, CellText> distinct = new LinkedHashMap<>();
        for (CellText cell : cells) {
            Plan alone = parse(List.of(cell), size, size.blocks());
            if (alone.cells().size() != 1) {
                throw new IllegalArgumentException("several cells in one text: " + cell.json());
            }
            String id = alone.cells().getFirst().id();
            ids.put(cell, id);
            // Who needs it in every block has it in one as well.
            distinct.merge(id, cell, (first, second) -> first.once() ? second : first);
        }
        Map<Boolean, List<CellText>> parts =
                distinct.values().stream().collect(Collectors.partitioningBy(CellText::once));
        return new ChapterPlan(parts.getOrDefault(false, List.of()), parts.getOrDefault(true, List.of()), ids, size);
    }

    private static Plan parse(List<CellText> cells, Size size, int blocks) {
        String text = """
                // Made by slowcall chapter.
                {
                  "name": "%s",
                  "seed": %s,
                  "blocks": %s,
                  "defaults": %s,
                  "cells": [
                %s
                  ],
                }
                """.formatted(
                        size.planName(),
                        SEED,
                        blocks,
                        size.defaults(),
                        cells.stream().map(cell -> "    " + cell.json() + ",").collect(Collectors.joining("\n")));
        return PlanFile.parse(size.planName(), text);
    }

    /** All of it. */
    Plan whole() {
        List<CellText> all = Stream.concat(each.stream(), once.stream()).toList();
        return parse(all.isEmpty() ? List.of(NOTHING) : all, size, size.blocks());
    }

    /** What is run, one after another: the blocks of what is repeated, and a last one of what is not. */
    List<Plan> runs() {
        List<Plan> runs = new ArrayList<>();
        if (!each.isEmpty()) {
            runs.add(parse(each, size, size.blocks()));
        }
        if (!once.isEmpty()) {
            runs.add(parse(once, size, 1));
        }
        return runs;
    }

    /** Which trials need not be run. */
    interface Done {
        /** Whether this one is among them; blocks are counted through all runs. */
        boolean has(int block, Cell cell);
    }

    /** How long the rest of all that is likely to take, the calibration not included. */
    Duration expected(Done done) {
        Duration sum = Duration.ZERO;
        int block = 0;
        for (Plan run : runs()) {
            for (int left = run.blocks(); left > 0; left--) {
                block++;
                int now = block;
                List<Cell> cells = run.cells().stream()
                        .filter(cell -> !done.has(now, cell))
                        .toList();
                sum = cells.isEmpty() ? sum : sum.plus(expected(run, cells));
            }
        }
        return sum;
    }

    /** Of some of a plan's cells, once. */
    private static Duration expected(Plan plan, List<Cell> cells) {
        Plan some = new Plan(plan.name(), plan.seed(), 1, cells, plan.text());
        return Expected.of(some).plus(Beside.ofTrials(cells));
    }

    /** The trials of each cell. */
    Trials trials(List<Row> rows) {
        Map<CellText, List<Row>> byCell = new LinkedHashMap<>();
        ids.forEach((cell, id) -> byCell.put(
                cell,
                rows.stream().filter(row -> row.text("cell_id").equals(id)).toList()));
        return new Trials(byCell);
    }
}
