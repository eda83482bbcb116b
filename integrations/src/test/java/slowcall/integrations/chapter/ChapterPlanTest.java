package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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
        Plan plan = chapter.whole();

        assertEquals(2, plan.cells().size());
        assertEquals(6, plan.blocks());
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

        assertEquals(List.of(), none.runs());
        assertEquals("chapter-smoke", none.whole().name());
    }

    @Test
    void whatIsNotExactlyOneCellIsRefused() {
        assertThrows(PlanException.class, () -> ChapterPlan.of(List.of(new CellText("{}")), Size.SMOKE));
        CellText two = CellText.of(
                "{\"strategy\": [\"virtual-threads\", \"async-client\"], \"arrivals\": {\"constant\": 20}, \"delay\": \"%dms\"}",
                20);
        assertThrows(IllegalArgumentException.class, () -> ChapterPlan.of(List.of(two), Size.SMOKE));
    }

    @Test
    void whatIsNeededOnceIsRunOnceBehindAllBlocks() {
        ChapterPlan chapter = ChapterPlan.of(List.of(ONE, THE_SAME.onlyOnce(), ANOTHER.onlyOnce()), Size.FULL);

        List<Plan> runs = chapter.runs();

        assertEquals(2, runs.size());
        assertEquals(List.of(6, 1), runs.stream().map(Plan::blocks).toList());
        assertEquals("virtual-threads", runs.getFirst().cells().getFirst().strategy());
        assertEquals(List.of(1, 1), runs.stream().map(run -> run.cells().size()).toList());
        assertEquals("thread-per-request", runs.getLast().cells().getFirst().strategy());
        assertEquals(2, chapter.whole().cells().size());
        assertEquals(List.of(), ChapterPlan.of(List.of(), Size.FULL).runs());
    }

    @Test
    void whatASubjectTakesToStartAndToRestIsExpected() {
        CellText way = new CellText(
                "{\"strategy\": \"way-virtual\", \"awaits\": \"handoff\", \"arrivals\": {\"constant\": 20}, \"delay\": \"20ms\"}");
        Duration alone = ChapterPlan.of(List.of(ONE), Size.SMOKE).expected((block, cell) -> false);
        Duration withSubject = ChapterPlan.of(List.of(way), Size.SMOKE).expected((block, cell) -> false);

        // Its start, three rests, and the database's.
        assertTrue(withSubject.minus(alone).compareTo(Duration.ofSeconds(6)) >= 0, withSubject::toString);
    }
}
