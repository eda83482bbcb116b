package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Row;
import slowcall.service.WireMockService;

/** Guards against an overload that leaves no trace in its row, and against cancelled requests that break its accounts. */
class OverloadIT {
    private static final String PLAN = """
            {
              "name": "overload",
              "seed": 4,
              "blocks": 1,
              "defaults": {"delay": "100ms", "warmup": "0s", "measure": "8s", "timeout": "10s", "heap": "128m", "gc": "serial"},
              "cells": [CELL],
            }
            """;

    @TempDir
    private static Path shared;

    @TempDir
    private Path temporary;

    private static WireMockService service;

    @BeforeAll
    static void start() throws Exception {
        service = WireMockService.start(shared.resolve("service.txt"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aStepIsRecoveredFromNoSoonerThanTheCeilingAllows() throws Exception {
        Row row = run("""
                {
                  "strategy": {"name": "fixed-pool", "settings": {"pool_size": 10}},
                  "arrivals": {"step": {"base": 50, "peak": 200, "after": "1s", "for": "1s"}},
                }
                """);

        assertEquals("transient", row.text("regime"));
        // 100 requests wait at its end, and 50 a second are to spare; a tolerance of some 7 requests is 0.14 s.
        assertEquals("2100.0", row.text("recovery_predicted_ms"));
        // A machine that is busy with something else may take until the schedule has ended.
        assertTrue(
                row.number("recovery_ms").orElse(Double.MAX_VALUE) > 1900,
                row.values().toString());
        assertTrue(row.count("in_flight_max") >= 100, row.values().toString());
        assertEquals(550, row.count("ok"));
        double seconds = Math.max(8, row.number("makespan_ms").orElseThrow() / 1000);
        assertEquals(550 / seconds, row.number("goodput_rps").orElseThrow(), 0.001);
    }

    @Test
    void whatIsCancelledAtItsDeadlineIsATimeoutThatWasLetGo() throws Exception {
        Row row = run("""
                {
                  "strategy": {"name": "fixed-pool", "settings": {"pool_size": 1}},
                  "arrivals": {"constant": 50}, "measure": "1s", "timeout": "150ms", "cancel": "deadline",
                }
                """);

        assertTrue(row.count("timeouts") > 0, row.values().toString());
        assertEquals(row.count("timeouts"), row.count("late"));
        assertEquals(50, row.count("ok") + row.count("timeouts"), row.values().toString());
        assertEquals("0", row.text("defects"));
        assertEquals("0", row.text("ledger_unexpected"));
    }

    @Test
    void cpuWorkAndPinsRunInATrial() throws Exception {
        Row row = run("""
                {
                  "strategy": "virtual-threads", "arrivals": {"constant": 50}, "measure": "1s",
                  "cpu": {"time": "100us", "share": 0.5}, "pin": "class-init",
                }
                """);

        assertEquals("50", row.text("ok"));
        assertTrue(row.number("work_turns_per_us").orElse(0) > 0, row.values().toString());
        assertTrue(row.count("vt_pinned_count") >= 50, row.values().toString());
    }

    @Test
    void whatIsPerSecondIsCountedWhileRequestsAreOffered() throws Exception {
        Row row = run("""
                {"strategy": "virtual-threads", "arrivals": {"constant": 300}, "delay": "5s", "measure": "1s"}
                """);

        assertEquals("300", row.text("ok"));
        // For five of six seconds both wait: a mean over all of them would be a sixth.
        double seconds = row.number("probed_ms").orElseThrow() / 1000;
        assertTrue(seconds > 5.9, row.values().toString());
        for (String whose : List.of("", "service_")) {
            double cpuSeconds = row.number(whose + "cpu_ms").orElseThrow() / 1000;
            double cores = row.number(whose + "cpu_cores").orElseThrow();
            assertTrue(cores > 1.5 * cpuSeconds / seconds, row.values().toString());
        }
    }

    private Row run(String cell) throws Exception {
        Plan plan = PlanFile.parse("overload", PLAN.replace("CELL", cell));
        TrialOrder order = new TrialOrder(
                "overload",
                plan.text(),
                plan.cells().getFirst().id(),
                1,
                service.port(),
                Map.of(),
                Map.of(),
                temporary.toString());
        Row row = new Trial(plan.cells().getFirst(), order, List.of(), phase -> {})
                .run(Optional.of(service), Optional.empty());
        assertEquals("OK", row.text("status"), row.text("reasons"));
        // On a busy machine service or generator may be too late to be believed, which is not what is looked at here.
        assertTrue(
                !row.text("verdict").equals("INVALID")
                        || row.text("reasons").contains("service-saturated:")
                        || row.text("reasons").contains("generator-lag:"),
                row.text("reasons"));
        return row;
    }
}
