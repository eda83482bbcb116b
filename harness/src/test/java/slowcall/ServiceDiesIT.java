package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.Processes;
import slowcall.plan.PlanFile;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.service.ServiceMain;

/** Guards against a dead service whose refused calls look like fast ones, and against a run that ends with its service. */
class ServiceDiesIT {
    private static final String PLAN = """
            {
              "name": "service-dies",
              "blocks": 1,
              "defaults": {
                "arrivals": {"constant": 50},
                "delay": "20ms",
                "warmup": "0s",
                "measure": "1s",
                "timeout": "2s",
                "heap": "64m",
                "gc": "serial",
              },
              "cells": [{"strategy": ["virtual-threads", "async-client"]}],
            }
            """;

    @TempDir
    private Path temporary;

    /** Kills the service in the middle of the first trial. */
    private static final class Killer extends SilentListener {
        private final List<Long> services = new ArrayList<>();
        private final List<Integer> blocks = new ArrayList<>();

        @Override
        public void blockStarting(int block) {
            blocks.add(block);
        }

        @Override
        public void trialPhase(String phase, Duration remaining) {
            if (!phase.equals("measuring")) {
                return;
            }
            ProcessHandle service = ProcessHandle.current()
                    .children()
                    .filter(child -> Processes.runs(child, ServiceMain.class.getName()))
                    .findFirst()
                    .orElseThrow();
            if (services.isEmpty()) {
                sleep(Duration.ofMillis(300));
                service.destroyForcibly();
            }
            services.add(service.pid());
        }

        private static void sleep(Duration duration) {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void itsTrialFailsAndTheNextHasAFreshOne() throws Exception {
        Killer killer = new Killer();
        var options = new Experiment.Options(temporary, List.of(), List.of());

        Experiment.Result result = new Experiment(PlanFile.parse("service-dies", PLAN), options, killer, false).run();

        List<Row> rows = ResultsFolder.readTable(result.folder().resolve("trials.csv"));
        assertEquals(2, rows.size());
        Row hit = rows.get(0);
        assertEquals("INVALID", hit.text("verdict"));
        assertTrue(
                hit.text("status").equals("FAILED") || hit.count("errors") > 0,
                hit.values().toString());
        assertTrue(hit.text("reasons").contains("the service"), hit.text("reasons"));
        assertEquals("", hit.text("completed_p50_ms"));
        Row next = rows.get(1);
        assertEquals("OK", next.text("status"), next.values().toString());
        assertNotEquals("INVALID", next.text("verdict"));
        assertEquals("50", next.text("ok"));
        assertEquals(2, killer.services.size());
        assertNotEquals(killer.services.get(0), killer.services.get(1));
        assertEquals(List.of(1, 1), killer.blocks);
    }
}
