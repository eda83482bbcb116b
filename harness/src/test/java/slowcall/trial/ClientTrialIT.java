package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Row;
import slowcall.service.WireMockService;

/**
 * Guards against trials through another client than java.net.http that open connections while they measure, and against a ledger
 * that misses calls which never left the trial's JVM.
 */
class ClientTrialIT {
    /** Enough requests for a median. */
    private static final String PLAN = """
            {
              "name": "clients",
              "seed": 4,
              "blocks": 1,
              "defaults": {
                "arrivals": {"constant": 300},
                "delay": "20ms",
                "warmup": "500ms",
                "measure": "1s",
                "timeout": "5s",
                "heap": "128m",
                "gc": "serial",
                "connections": CONNECTIONS,
              },
              "cells": [{"strategy": "STRATEGY", "client": "CLIENT"}],
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

    private Row run(String strategy, String client) throws Exception {
        Plan plan = PlanFile.parse(
                "clients",
                PLAN.replace("STRATEGY", strategy)
                        .replace("CLIENT", client)
                        .replace("CONNECTIONS", client.equals("sleep") ? "0" : "100"));
        String cell = plan.cells().getFirst().id();
        TrialOrder order = new TrialOrder(
                "clients", plan.text(), cell, 1, service.port(), Map.of(), Map.of(), temporary.toString());
        Row row = new Trial(plan.cells().getFirst(), order, List.of(), phase -> {})
                .run(Optional.of(service), Optional.empty());
        assertEquals("OK", row.text("status"), row.text("reasons"));
        assertEquals(List.of("300", "300"), List.of(row.text("offered"), row.text("ok")), row.text("reasons"));
        return row;
    }

    @ParameterizedTest
    @CsvSource({
        "jdk, virtual-threads",
        "apache5, virtual-threads",
        "apache5, async-client",
        "okhttp, virtual-threads",
        "jetty, async-client"
    })
    void measuresOnTheConnectionsThatWereOpenedBefore(String client, String strategy) throws Exception {
        Row row = run(strategy, client);

        assertEquals("0", row.text("connections_opened"));
        assertEquals("300", row.text("ledger_applied"));
        assertEquals(client.equals("jdk"), row.text("connection_wait_p50_ms").isEmpty());
        boolean readsForItsCaller = strategy.equals("virtual-threads") && !client.equals("jdk");
        assertEquals(readsForItsCaller, row.text("resume_p50_ms").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-threads", "async-client"})
    void callsThatNeverLeaveTheJvmAreNotLost(String strategy) throws Exception {
        Row row = run(strategy, "sleep");

        assertEquals("", row.text("ledger_lost"));
        assertEquals("", row.text("service_received"));
        assertTrue(!row.text("reasons").contains("ledger"), row.text("reasons"));
    }
}
