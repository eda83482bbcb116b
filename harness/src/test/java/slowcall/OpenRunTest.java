package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.FinishedBy;
import slowcall.result.ResultsException;

/** Guards against an interrupted run that is finished as if it were of another kind. */
class OpenRunTest {
    private static Plan plan(int cells) {
        String rates = IntStream.rangeClosed(1, cells)
                .mapToObj("{\"constant\": %d}"::formatted)
                .toList()
                .toString();
        return PlanFile.parse("order", """
                {"seed": 20260401, "cells": [{"strategy": "virtual-threads", "delay": "20ms", "arrivals": %s}]}""".formatted(rates));
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
}
