package slowcall.integrations.chapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    private final Plan plan;
    private final Map<CellText, String> ids;

    private ChapterPlan(Plan plan, Map<CellText, String> ids) {
        this.plan = plan;
        this.ids = ids;
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
            Plan alone = parse(List.of(cell), size);
            if (alone.cells().size() != 1) {
                throw new IllegalArgumentException("several cells in one text: " + cell.json());
            }
            String id = alone.cells().getFirst().id();
            ids.put(cell, id);
            distinct.putIfAbsent(id, cell);
        }
        List<CellText> texts = distinct.isEmpty() ? List.of(NOTHING) : List.copyOf(distinct.values());
        return new ChapterPlan(parse(texts, size), ids);
    }

    private static Plan parse(List<CellText> cells, Size size) {
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
                        size.blocks(),
                        size.defaults(),
                        cells.stream().map(cell -> "    " + cell.json() + ",").collect(Collectors.joining("\n")));
        return PlanFile.parse(size.planName(), text);
    }

    Plan plan() {
        return plan;
    }

    /** Whether there is anything to run. */
    boolean hasTrials() {
        return !ids.isEmpty();
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
