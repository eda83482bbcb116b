package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.AllowedTargets;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;
import slowcall.result.PublishedRun;
import slowcall.result.Row;
import slowcall.service.ServiceElsewhere;
import slowcall.service.ServiceKeeper;

/** Guards against a run with its service on another machine whose books say something else than at home. */
class ElsewhereRunIT {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final Plan PLAN = PlanFile.parse("elsewhere", """
            {"blocks": 1, "cells": [{"strategy": ["virtual-threads", "bare-loop"], "arrivals": {"constant": 50}, "delay": "20ms",
              "warmup": "0s", "measure": "1s", "timeout": "5s", "heap": "64m", "gc": "serial"}]}""");

    @TempDir
    private Path temporary;

    private Experiment.Options options(ServiceElsewhere service) {
        return new Experiment.Options(
                temporary, List.of(), List.of("run"), AllowedTargets.ON_THIS_MACHINE, service, Optional.empty());
    }

    private static ServiceKeeper keeper(Map<String, String> about) throws Exception {
        return ServiceKeeper.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TOKEN, about);
    }

    private static ServiceElsewhere of(ServiceKeeper keeper) {
        return ServiceElsewhere.at("http://127.0.0.1:" + keeper.address().getPort(), TOKEN);
    }

    @Test
    void calibrationLedgerAndBooksWorkAsAtHome() throws Exception {
        try (ServiceKeeper keeper = keeper(RunDescription.fingerprint(PLAN));
                ServiceElsewhere service = of(keeper)) {
            Experiment.Result result = new Experiment(PLAN, options(service), new SilentListener()).run();

            assertEquals(0, keeper.services());
            PublishedRun run = PublishedRun.open(result.folder());
            assertFalse(run.table("calibration.csv").isEmpty());
            assertTrue(run.environment().containsKey("service_host_cpu_model"));
            for (Row row : run.trials()) {
                assertEquals("elsewhere", row.text("service_place"));
                assertTrue(row.text("variant").contains("service=elsewhere"), row.text("variant"));
                assertEquals("50", row.text("ok"));
                assertEquals("50", row.text("ledger_applied"));
                assertEquals("0", row.text("ledger_lost"));
                assertEquals("50", row.text("service_received"));
                assertEquals("", row.text("listen_overflows"));
            }
        }
    }

    @Test
    void anotherBuildIsRefusedBeforeAFolderIsMade() throws Exception {
        Map<String, String> other = new HashMap<>(RunDescription.fingerprint(PLAN));
        other.put("slowcall_revision", "another");
        try (ServiceKeeper keeper = keeper(other);
                ServiceElsewhere service = of(keeper)) {
            Experiment experiment = new Experiment(PLAN, options(service), new SilentListener());

            PlanException refusal = assertThrows(PlanException.class, experiment::run);
            assertTrue(refusal.getMessage().contains("another slowcall_revision"), refusal.getMessage());
            try (var files = Files.list(temporary)) {
                assertEquals(0, files.count());
            }
        }
    }
}
