package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Row;
import slowcall.service.WireMockService;

/** Guards against a strategy of somebody else's that is wrong and gets away with it. */
class PluginIT {
    /** Twenty requests; no warm-up, in which the fifth request would come too soon. */
    private static final String PLAN = """
            {
              "name": "others",
              "seed": 4,
              "blocks": 1,
              "defaults": {
                "arrivals": {"constant": 50},
                "delay": "20ms",
                "warmup": "0s",
                "measure": "400ms",
                "timeout": "1s",
                "heap": "64m",
                "gc": "serial",
                "connections": 5,
              },
              "cells": [CELLS],
            }
            """;

    @TempDir
    private static Path shared;

    @TempDir
    private Path temporary;

    private static Path jar;
    private static AutoCloseable use;
    private static WireMockService service;

    @BeforeAll
    static void start() throws Exception {
        jar = shared.resolve("others.jar");
        PluginJar.write(jar, OthersStrategies.ALL);
        use = PluginJar.use(jar);
        service = WireMockService.start(shared.resolve("service.txt"));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        use.close();
    }

    @Test
    void oneThatEndsItsRequestsTwiceIsInvalid() throws Exception {
        Row row = run("others-ends-twice");

        assertInvalid("ended-twice:second ends 20 > 0", row);
        assertEquals("20", row.text("ok"));
        assertConserved(row);
    }

    @Test
    void requestsThatItNeverEndsAreTimeouts() throws Exception {
        Row row = run("others-loses-every-tenth");

        assertEquals("OK", row.text("status"), row.text("reasons"));
        assertEquals("18", row.text("ok"));
        assertEquals("2", row.text("timeouts"));
        assertEquals("0", row.text("late"));
        assertConserved(row);
        assertEquals("18", row.text("ledger_applied"));
    }

    @Test
    void oneThatCallsTwiceIsInvalid() throws Exception {
        Row row = run("others-calls-twice");

        assertInvalid("ledger:duplicated 20", row);
        assertEquals("40", row.text("ledger_applied"));
    }

    @Test
    void oneThatOnlySaysThatItCalledIsInvalid() throws Exception {
        Row row = run("others-never-calls");

        assertInvalid("ledger:lost 20", row);
        assertEquals("20", row.text("ok"));
        assertEquals("0", row.text("ledger_applied"));
    }

    @Test
    void oneThatHangsIsGivenUp() throws Exception {
        Row row = run(plan("others-hangs-in-submit").cells().getFirst(), Duration.ofSeconds(2));

        assertFailed(row, "the trial's JVM said nothing for");
    }

    @Test
    void oneThatThrowsAtTheGeneratorIsQuoted() throws Exception {
        Row row = run("others-throws-in-submit");

        assertFailed(row, "the trial's JVM ended with exit code 1: ");
        assertTrue(row.text("reasons").contains("the fifth is one too many"), row.text("reasons"));
    }

    @Test
    void oneThatRunsOutOfMemoryFails() throws Exception {
        Row row = run("others-hoards");

        assertFailed(row, "the trial's JVM ended with exit code 3: ");
        assertTrue(row.text("reasons").contains("OutOfMemoryError"), row.text("reasons"));
    }

    @Test
    void oneThatPrintsDoesNotDisturbItsTrial() throws Exception {
        Row row = run("others-prints");

        assertEquals("OK", row.text("status"), row.text("reasons"));
        assertEquals("20", row.text("ok"));
        assertEquals("20", row.text("ledger_applied"));
        assertConserved(row);
    }

    private Row run(String strategy) throws Exception {
        return run(plan(strategy).cells().getFirst(), Duration.ofSeconds(60));
    }

    /** One trial with the shared service, which need not be warm for it. */
    private Row run(Cell cell, Duration patience) throws Exception {
        TrialOrder order = new TrialOrder(
                "others", plan(cell.strategy()).text(), cell.id(), 1, service.port(), Map.of(), Map.of(), temporary.toString());
        return new Trial(cell, order, List.of(jar), phase -> {}, patience).run(Optional.of(service), Optional.empty());
    }

    private static Plan plan(String... strategies) {
        return PlanFile.parse(
                "others",
                PLAN.replace(
                        "CELLS",
                        List.of(strategies).stream()
                                .map("{\"strategy\": \"%s\"}"::formatted)
                                .collect(Collectors.joining(", "))));
    }

    private static void assertInvalid(String reason, Row row) {
        assertEquals("OK", row.text("status"), row.text("reasons"));
        assertEquals("INVALID", row.text("verdict"));
        assertTrue(row.text("reasons").contains(reason), row.text("reasons"));
    }

    private static void assertFailed(Row row, String reason) {
        assertEquals("FAILED", row.text("status"), row.values().toString());
        assertEquals("INVALID", row.text("verdict"));
        assertTrue(row.text("reasons").startsWith("trial-failed:" + reason), row.text("reasons"));
        // A trial that failed measured nothing.
        assertEquals("", row.text("completed_p50_ms"));
        assertEquals("", row.text("ok"));
    }

    private static void assertConserved(Row row) {
        assertEquals(
                row.count("offered"),
                row.count("ok")
                        + row.count("errors")
                        + row.count("timeouts")
                        + row.count("rejected")
                        + row.count("unfinished"),
                row.values().toString());
    }
}
