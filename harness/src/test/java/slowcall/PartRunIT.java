package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.part.PartStarter;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Row;
import slowcall.strategy.Strategy;
import slowcall.trial.HandingOverStrategies;
import slowcall.trial.PluginJar;

/** Guards against a strategy that does not find its server, and against one whose costs nobody counts. */
class PartRunIT {
    private static final Plan PLAN = PlanFile.parse("parts", """
            {
              "blocks": 1,
              "cells": [{
                "strategy": "hands-over-through-a-server",
                "awaits": "handoff",
                "arrivals": {"constant": 50},
                "delay": "20ms",
                "warmup": "0s",
                "measure": "400ms",
                "timeout": "5s",
                "heap": "64m",
                "gc": "serial",
              }],
            }
            """);

    @TempDir
    private Path temporary;

    @Test
    void whatAStrategyNeedsIsStartedAndFoundAndLookedAtAndEnded() throws Exception {
        Path jar = temporary.resolve("parts.jar");
        PluginJar.write(
                jar,
                Map.of(
                        Strategy.class,
                        HandingOverStrategies.ALL,
                        PartStarter.class,
                        List.of(HandingOverStrategies.Server.class)));
        var options = new Experiment.Options(temporary, List.of(jar), List.of("run"));
        int closed = HandingOverStrategies.CLOSED.get();

        Experiment.Result result;
        try (AutoCloseable use = PluginJar.use(jar)) {
            result = new Experiment(PLAN, options, new SilentListener(), false).run();
        }

        Row row = result.rows().getFirst();
        assertEquals("OK", row.text("status"), row.text("reasons"));
        // A second for each look: from the first to the last of three, for 20 requests.
        assertEquals("100000.0", row.text("sftp_cpu_us_per_login"));
        assertEquals("2.0", row.text("sftp_pss_mib"));
        assertEquals(1, HandingOverStrategies.CLOSED.get() - closed);
    }
}
