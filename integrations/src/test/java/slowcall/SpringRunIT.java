package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Row;

/** Guards against strategies of this module that a trial's JVM does not find, or that lose requests in a real one. */
class SpringRunIT {
    private static final Plan PLAN = PlanFile.parse("spring", """
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
              "cells": [
                {"strategy": {"name": "spring-async", "settings": {"pool_size": 8}}},
                {"strategy": "spring-async-virtual"},
              ],
            }
            """);

    @TempDir
    private Path temporary;

    @Test
    void runsThemInTrials() throws Exception {
        var options = new Experiment.Options(temporary, List.of(), List.of());

        Experiment.Result result = new Experiment(PLAN, options, new SilentListener(), false).run();

        assertEquals(2, result.rows().size());
        for (Row row : result.rows()) {
            assertEquals("OK", row.text("status"), row.text("reasons"));
            assertEquals("20", row.text("ok"));
            assertEquals("20", row.text("ledger_applied"));
        }
    }
}
