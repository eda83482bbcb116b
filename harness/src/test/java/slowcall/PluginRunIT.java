package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.trial.OthersStrategies;
import slowcall.trial.PluginJar;

/** Guards against a strategy of somebody else's that cannot be run, and against one whose crash takes more with it than its trial. */
class PluginRunIT {
    /** No warm-up, in which the fifth request would come too soon. */
    private static final Plan PLAN = PlanFile.parse("others", """
            {
              "blocks": 1,
              "defaults": {
                "arrivals": {"constant": 50},
                "delay": "20ms",
                "warmup": "0s",
                "measure": "400ms",
                "timeout": "5s",
                "heap": "64m",
                "gc": "serial",
                "connections": 5,
              },
              "cells": [{"strategy": ["others-well-behaved", "others-halts", "virtual-threads"]}],
            }
            """);

    @TempDir
    private Path temporary;

    @Test
    void runsOthersStrategiesAndKeepsTheSiblingsOfOneThatCrashes() throws Exception {
        Path jar = temporary.resolve("others.jar");
        PluginJar.write(jar, OthersStrategies.ALL);
        var options = new Experiment.Options(temporary, List.of(jar), List.of("run", "--plugin", "others.jar"));

        Experiment.Result result;
        try (AutoCloseable use = PluginJar.use(jar)) {
            result = new Experiment(PLAN, options, new SilentListener(), false).run();
        }

        Map<String, Row> rows = ResultsFolder.readTable(result.folder().resolve("trials.csv")).stream()
                .collect(Collectors.toMap(row -> row.text("strategy"), Function.identity()));
        assertEquals(3, rows.size());
        assertEquals(
                1,
                result.rows().stream()
                        .filter(row -> row.text("status").equals("FAILED"))
                        .count());
        Row failed = rows.remove("others-halts");
        assertEquals("FAILED", failed.text("status"));
        assertEquals("INVALID", failed.text("verdict"));
        assertEquals("trial-failed:the trial's JVM ended with exit code 3: no more, thank you", failed.text("reasons"));
        assertEquals("", failed.text("ok"));
        for (Row sibling : rows.values()) {
            assertEquals("OK", sibling.text("status"), sibling.text("reasons"));
            assertEquals("20", sibling.text("ok"));
            assertEquals("20", sibling.text("ledger_applied"));
        }
        assertEquals(
                List.of("1", "0", "1"),
                result.summary().stream().map(row -> row.text("n_valid")).toList());
    }

    @Test
    void refusesOthersStrategiesWithoutTheirJar() {
        var options = new Experiment.Options(temporary, List.of(), List.of());

        var experiment = new Experiment(PLAN, options, new SilentListener());
        var refusal = assertThrows(PlanException.class, experiment::run);

        assertTrue(refusal.getMessage().contains("no strategy \"others-well-behaved\""), refusal.getMessage());
    }
}
