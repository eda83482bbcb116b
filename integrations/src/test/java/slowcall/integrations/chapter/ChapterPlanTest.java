package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.result.Row;

/** Guards against trials that are run twice because two claims write the same cell in two ways, and against mixing them up. */
class ChapterPlanTest {
    private static final CellText ONE =
            new CellText("{\"strategy\": \"virtual-threads\", \"arrivals\": {\"constant\": 20}, \"delay\": \"20ms\"}");
    private static final CellText THE_SAME =
            new CellText("{\"strategy\": \"virtual-threads\", \"delay\": \"20ms\", \"arrivals\": {\"constant\": 20}}");
    private static final CellText ANOTHER = new CellText(
            "{\"strategy\": \"thread-per-request\", \"arrivals\": {\"constant\": 20}, \"delay\": \"20ms\"}");

    @Test
    void theSameCellIsRunOnceAndFoundByBothTexts() {
        ChapterPlan chapter = ChapterPlan.of(List.of(ONE, THE_SAME, ANOTHER), Size.FULL);
        Plan plan = chapter.plan();

        assertEquals(2, plan.cells().size());
        assertEquals(10, plan.blocks());
        assertEquals("chapter", plan.name());
        Row first = new Row().putAll(Map.of("cell_id", plan.cells().getFirst().id()));
        Row second = new Row().putAll(Map.of("cell_id", plan.cells().getLast().id()));
        Trials trials = chapter.trials(List.of(second, first));
        assertEquals(List.of(first), trials.all(ONE));
        assertEquals(List.of(first), trials.all(THE_SAME));
        assertEquals(List.of(second), trials.all(ANOTHER));
    }

    @Test
    void withoutCellsThereIsAPlanAndNothingToRun() {
        ChapterPlan none = ChapterPlan.of(List.of(), Size.SMOKE);

        assertFalse(none.hasTrials());
        assertEquals("chapter-smoke", none.plan().name());
        assertTrue(ChapterPlan.of(List.of(ONE), Size.SMOKE).hasTrials());
    }

    @Test
    void whatIsNotExactlyOneCellIsRefused() {
        assertThrows(PlanException.class, () -> ChapterPlan.of(List.of(new CellText("{}")), Size.SMOKE));
        CellText two = CellText.of(
                "{\"strategy\": [\"virtual-threads\", \"async-client\"], \"arrivals\": {\"constant\": 20}, \"delay\": \"%dms\"}",
                20);
        assertThrows(IllegalArgumentException.class, () -> ChapterPlan.of(List.of(two), Size.SMOKE));
    }
}
