package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.FinishedBy;
import slowcall.result.ResultsException;

/** Guards against an order of cells that is the same in every block: what drifts within a block would be a difference of cells. */
class OpenRunTest {
    private static final int BLOCKS = 60;

    private static Plan plan(int cells) {
        String rates = IntStream.rangeClosed(1, cells)
                .mapToObj("{\"constant\": %d}"::formatted)
                .toList()
                .toString();
        return PlanFile.parse("order", """
                {"seed": 20260401, "cells": [{"strategy": "virtual-threads", "delay": "20ms", "arrivals": %s}]}""".formatted(rates));
    }

    private static List<String> order(Plan plan, int block) {
        return OpenRun.shuffled(plan, block).stream().map(Cell::id).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 8})
    void everyCellIsFirstAndLastInSomeBlock(int cells) {
        Plan plan = plan(cells);
        Set<String> first = new TreeSet<>();
        Set<String> last = new TreeSet<>();
        for (int block = 1; block <= BLOCKS; block++) {
            first.add(order(plan, block).getFirst());
            last.add(order(plan, block).getLast());
        }
        assertEquals(cells, first.size());
        assertEquals(cells, last.size());
    }

    @Test
    void aSearchSaysSoFromItsBeginning(@TempDir Path root) throws Exception {
        var options = new Experiment.Options(root, List.of(), List.of());
        OpenRun run = OpenRun.begin(plan(2), options, new SilentListener(), Duration.ZERO);
        run.folder().letGo();

        ResultsException refused = assertThrows(
                ResultsException.class, () -> Resumption.of(run.folder().path(), FinishedBy.RUN));
        assertTrue(refused.getMessage().contains("is of a search"), refused.getMessage());
    }

    @Test
    void severalPlansAreKnownFromItsBeginning(@TempDir Path root) throws Exception {
        var options = new Experiment.Options(root, List.of(), List.of());
        OpenRun run = OpenRun.begin(
                plan(3),
                List.of(plan(2), plan(1)),
                FinishedBy.CHAPTER,
                Map.of("size", "small"),
                options,
                new SilentListener());
        run.folder().letGo();

        try (Resumption begun = Resumption.of(run.folder().path(), FinishedBy.CHAPTER)) {
            assertEquals(plan(3).text(), begun.plan().text());
            assertEquals(
                    List.of(plan(2).text(), plan(1).text()),
                    begun.plans().stream().map(Plan::text).toList());
            assertEquals(begun.trials(), begun.left());
            assertEquals("small", begun.about("size").asText());
        }
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        assertEquals(order(plan(8), 3), order(plan(8), 3));
        assertTrue(IntStream.range(1, BLOCKS)
                .anyMatch(block -> !order(plan(8), block).equals(order(plan(8), 3))));
    }
}
