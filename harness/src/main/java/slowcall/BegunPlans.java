package slowcall;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.FinishedBy;
import slowcall.result.OneLine;
import slowcall.result.ResultsException;
import slowcall.result.UnfinishedRun;

/**
 * The plans that a run was begun with, as its manifest has them.
 *
 * @param whole what is of the whole run: name, seed, and the cells of all plans
 * @param each what is run, one after another; blocks are counted through
 */
record BegunPlans(Plan whole, List<Plan> each) {
    /** What a manifest has them as, where they are not the whole itself. */
    private static final String KEY = "plans";

    BegunPlans {
        each = List.copyOf(each);
    }

    /**
     * Reads them.
     *
     * @throws ResultsException if a manifest has them otherwise than a run writes them
     * @throws slowcall.plan.PlanException if one cannot be read, because a strategy is missing for example
     */
    static BegunPlans of(UnfinishedRun run) {
        Plan whole = plan(run, run::about);
        if (run.finishedBy() == FinishedBy.RUN) {
            return new BegunPlans(whole, List.of(whole));
        }
        JsonNode entries = run.about(KEY);
        if (!entries.isArray()) {
            throw new ResultsException(
                    run.folder(), "has a manifest that does not say which plans it runs; take it as slowcall left it");
        }
        List<Plan> each = new ArrayList<>();
        entries.forEach(entry -> each.add(plan(run, entry::path)));
        return new BegunPlans(whole, each);
    }

    /** What a manifest says of a plan, or of a whole run. */
    private interface Entry {
        JsonNode path(String key);
    }

    private static Plan plan(UnfinishedRun run, Entry entry) {
        String name = entry.path("plan").asText();
        Plan read = PlanFile.parse(
                name, entry.path("plan_text").asText(), file -> new ByteArrayInputStream(run.recording(file)));
        try {
            return new Plan(
                    name,
                    entry.path("seed").asLong(read.seed()),
                    entry.path("blocks").asInt(read.blocks()),
                    read.cells(),
                    read.text());
        } catch (IllegalArgumentException e) {
            throw new ResultsException(
                    run.folder(), "has a manifest whose plan cannot be: " + OneLine.of(String.valueOf(e.getMessage())));
        }
    }

    /** What a manifest says of several plans besides what it says of the whole. */
    static Map<String, Object> describe(List<Plan> plans) {
        return Map.of(KEY, plans.stream().map(BegunPlans::describe).toList());
    }

    /** What a manifest says of a plan. */
    static Map<String, Object> describe(Plan plan) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("plan", plan.name());
        about.put("plan_text", plan.text());
        about.put("seed", plan.seed());
        about.put("blocks", plan.blocks());
        return about;
    }

    /** How many trials they have. */
    int trials() {
        return each.stream().mapToInt(Plan::trials).sum();
    }

    /** Whether they have this trial. */
    boolean has(int block, String cell) {
        int before = 0;
        for (Plan plan : each) {
            if (block > before && block <= before + plan.blocks()) {
                return plan.cells().stream().map(Cell::id).anyMatch(cell::equals);
            }
            before += plan.blocks();
        }
        return false;
    }
}
