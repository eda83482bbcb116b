package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.HistogramLog;
import slowcall.result.Row;
import slowcall.service.WireMockService;

/** Guards against figures of calls that the trial's JVM has not made, and against a loss that nobody sees because it was not asked for. */
class HandOffIT {
    /** Twenty requests; the tenth and the twentieth are forgotten. */
    private static final String PLAN = """
            {
              "name": "hand-offs",
              "seed": 4,
              "cells": [{
                "strategy": "%s",
                "arrivals": {"constant": 50},
                "delay": "20ms",
                "awaits": "handoff",
                "warmup": "%s",
                "measure": "%s",
                "timeout": "5s",
                "heap": "64m",
                "gc": "serial",
                "outage": %s,
              }],
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
        jar = shared.resolve("handing-over.jar");
        PluginJar.write(jar, HandingOverStrategies.ALL);
        use = PluginJar.use(jar);
        service = WireMockService.start(shared.resolve("service.txt"));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        use.close();
    }

    @Test
    void whatIsToldIsWhenTheUserWasAnsweredAndWhenThePointsWereThere() throws Exception {
        Row row = run("hands-over-and-may-lose", "1s", "\"none\"");

        assertEquals("OK", row.text("status"), row.text("reasons"));
        assertEquals("20", row.text("ok"));
        assertEquals("acknowledgement", row.text("user_waits_for"));
        Map<String, Histogram> histograms = histograms();
        assertEquals(20, histograms.get("accepted").getTotalCount());
        assertEquals(0, histograms.get("completed").getTotalCount());
        Histogram applied = histograms.get("applied");
        assertEquals(18, applied.getTotalCount());
        assertTrue(applied.getMinValue() >= applied.lowestEquivalentValue(20_000), "min " + applied.getMinValue());
        assertTrue(row.number("applied_rps").orElseThrow() > 0);
    }

    @Test
    void whatOnlyTheTrialsOwnCallsCouldTellStaysEmpty() throws Exception {
        Row row = run("hands-over-and-may-lose", "0s", "\"none\"");

        for (String column : List.of(
                "connections",
                "calls_in_flight_mean",
                "call_mean_ms",
                "cpu_us_per_request",
                "others_cpu_cores",
                "completed_max_ms",
                "excess_p50_ms")) {
            assertEquals("", row.text(column), column);
        }
    }

    @Test
    void theSessionThatWasWarmedIsMeasured() throws Exception {
        Row unused = run("hands-over-and-may-lose", "1s", "\"none\"");

        assertEquals("once\n", Files.readString(temporary.resolve(HandingOverStrategies.OPENED)));
    }

    @Test
    void whoMayLoseHasLostAndIsNotWrongButNobodyKnowsWhy() throws Exception {
        Row row = run("hands-over-and-may-lose", "0s", "\"none\"");

        assertEquals("at-most-once", row.text("semantics"));
        assertEquals(
                List.of("20", "0", "18", "2", "0", "0"),
                List.of(
                        row.text("ledger_acknowledged"),
                        row.text("ledger_indeterminate"),
                        row.text("ledger_effects"),
                        row.text("ledger_lost"),
                        row.text("ledger_duplicated"),
                        row.text("ledger_unexpected")));
        assertFalse(row.text("ledger_out_of_order").isEmpty());
        assertEquals("stable", row.text("applied_regime"));
        assertTrue(row.text("reasons").contains("ledger:lost 2"), row.text("reasons"));
    }

    @Test
    void whoMustNotLoseIsInvalid() throws Exception {
        Row row = run("hands-over-and-must-not-lose", "0s", "\"none\"");

        assertEquals("effectively-once", row.text("semantics"));
        assertEquals("INVALID", row.text("verdict"));
        assertTrue(row.text("reasons").contains("ledger:lost 2"), row.text("reasons"));
    }

    /** The trial's JVM cannot tell its calls of one. */
    @Test
    void anOutageIsTheServicesOwn() throws Exception {
        Row row =
                run("hands-over-and-may-lose", "0s", "{\"after\": \"100ms\", \"for\": \"200ms\", \"mode\": \"hang\"}");

        assertEquals("OK", row.text("status"), row.text("reasons"));
        assertEquals("18", row.text("ledger_effects"));
        // The first that meets it is sent as it begins, and waits for all of it and its own delay.
        assertTrue(row.number("applied_max_ms").orElseThrow() > 150, row.text("applied_max_ms"));
        assertEquals("0", row.text("service_failed"));
        assertEquals("transient", row.text("applied_regime"));
        assertFalse(row.text("reasons").contains("ledger:"), row.text("reasons"));
    }

    /** All twenty are acknowledged before the service has answered any. */
    @Test
    void whatTheServiceDidIsCountedUntilAllIsAtRest() throws Exception {
        Row row = run(PLAN.formatted("hands-over-and-may-lose", "0s", "400ms", "\"none\"")
                .replace("{\"constant\": 50}", "{\"burst\": 20}")
                .replace("\"20ms\"", "\"300ms\""));

        assertEquals("OK", row.text("status"), row.text("reasons"));
        assertTrue(row.number("service_answered_rps").orElseThrow() > 1, row.text("service_answered_rps"));
        assertEquals("transient", row.text("applied_regime"));
    }

    /** For the next trial of its block, whose strategy had nothing to do with it. */
    @Test
    void anOutageEndsWithItsTrialHoweverThatEnds() throws Exception {
        Row row =
                run("hands-over-and-dies", "0s", "60s", "{\"after\": \"100ms\", \"for\": \"59s\", \"mode\": \"fail\"}");
        assertEquals("FAILED", row.text("status"));

        // As long as it would have been until it began.
        Thread.sleep(700);
        assertEquals(200, call());
    }

    private static int call() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(service.points())
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{\"requestId\":-7,\"index\":0,\"delayMillis\":1}"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private Row run(String strategy, String warmup, String outage) throws Exception {
        return run(strategy, warmup, "400ms", outage);
    }

    private Row run(String strategy, String warmup, String measure, String outage) throws Exception {
        return run(PLAN.formatted(strategy, warmup, measure, outage));
    }

    private Row run(String text) throws Exception {
        Plan plan = PlanFile.parse("hand-offs", text);
        Cell cell = plan.cells().getFirst();
        TrialOrder order = new TrialOrder(
                plan.name(), plan.text(), cell.id(), 1, service.port(), Map.of(), Map.of(), temporary.toString());
        return new Trial(cell, order, List.of(jar), phase -> {}).run(Optional.of(service), Optional.empty());
    }

    private Map<String, Histogram> histograms() throws Exception {
        Path log = temporary.resolve("histograms.hlog");
        return HistogramLog.read(log, Files.readAllBytes(log), Set.of());
    }
}
