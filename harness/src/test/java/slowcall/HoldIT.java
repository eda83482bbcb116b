package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.PlanFile;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/** Guards against memory that is measured while nothing, or something else, is in flight. */
class HoldIT {
    private static final String PLAN = """
            {
              "name": "holds",
              "blocks": 1,
              "defaults": {
                "delay": "4s",
                "warmup": "100ms",
                "timeout": "30s",
                "heap": "128m",
                "gc": "serial",
              },
              "cells": [
                {"strategy": ["virtual-threads", "thread-per-request"], "arrivals": [{"hold": 20}, {"hold": 200}]},
              ],
            }
            """;

    private static Experiment.Result result;
    private static List<Row> rows;

    @BeforeAll
    static void run(@TempDir Path temporary) throws Exception {
        var options = new Experiment.Options(temporary.resolve("results"), List.of(), List.of("run", "--plan", "x"));
        result = new Experiment(PlanFile.parse("holds.json", PLAN), options, new SilentListener(), false).run();
        rows = ResultsFolder.readTable(result.folder().resolve("trials.csv"));
    }

    @Test
    void holdsAsManyAsThePlanWantsAndTheServiceSeesThem() {
        for (Row row : rows) {
            String wanted = row.text("arrivals").substring("hold-".length());
            assertEquals("OK", row.text("status"), row.values().toString());
            assertEquals(wanted, row.text("held"), row.values().toString());
            assertEquals(
                    wanted, row.text("service_in_flight_held"), row.values().toString());
            assertEquals(wanted, row.text("ok"), row.values().toString());
            assertEquals(wanted, row.text("ledger_applied"));
            assertEquals("", row.text("hold_stopped"));
        }
    }

    @Test
    void allAreStillInFlightWhenTheMeasuringIsOver() {
        for (Row row : rows) {
            assertEquals("yes", row.text("held_until_end"), row.values().toString());
        }
    }

    @Test
    void opensNoConnectionForARequest() {
        for (Row row : rows) {
            assertEquals("0", row.text("connections_opened"), row.values().toString());
        }
    }

    @Test
    void readsEveryKindOfMemory() {
        for (Row row : rows) {
            for (String memory : List.of("heap", "native_threads", "native_total", "native_gc", "native_internal")) {
                assertTrue(row.number(memory + "_idle_mib").orElse(0) > 0, memory + " of " + row.values());
                assertTrue(row.number(memory + "_held_mib").orElse(0) > 0, memory + " of " + row.values());
            }
            assertTrue(
                    row.number("heap_bytes_per_held").orElse(0) > 0,
                    row.values().toString());
            assertTrue(row.number("harness_heap_bytes_per_held").isPresent());
        }
    }

    @Test
    void aThreadForEachRequestIsSeenAsSuch() {
        Row threads = row("thread-per-request", 200);
        Row virtual = row("virtual-threads", 200);

        assertTrue(threads.count("os_threads_held") - threads.count("os_threads_idle") >= 200);
        assertTrue(virtual.count("os_threads_held") - virtual.count("os_threads_idle") < 100);
        assertTrue(threads.number("native_thread_bytes_per_held").orElse(0)
                > virtual.number("native_thread_bytes_per_held").orElse(0));
    }

    @Test
    void tellsNoLatencyAndNoRateOfALoadThatWasMadeToEndAtOnce() {
        for (Row row : rows) {
            assertEquals("transient", row.text("regime"));
            assertNotEquals("INVALID", row.text("verdict"), row.text("reasons"));
            for (String column : List.of("completed_p50_ms", "throughput_rps", "cpu_ms", "undispatched")) {
                assertEquals("", row.text(column), column);
            }
        }
    }

    @Test
    void drawsALineThroughBothNumbers() throws Exception {
        List<Row> memory = ResultsFolder.readTable(result.folder().resolve("memory.csv"));

        assertEquals(2 * 7, memory.size());
        Row heap = memory.getFirst();
        assertEquals("virtual-threads", heap.text("strategy"));
        assertEquals("heap", heap.text("memory"));
        assertEquals("2", heap.text("n_sizes"));
        assertEquals("200", heap.text("held_max"));
        assertTrue(heap.number("bytes_per_held").isPresent());
        assertTrue(Files.readString(result.folder().resolve("manifest.json")).contains("memory.csv"));
    }

    private static Row row(String strategy, int requests) {
        return rows.stream()
                .filter(row -> row.text("strategy").equals(strategy)
                        && row.text("arrivals").equals("hold-" + requests))
                .findFirst()
                .orElseThrow();
    }
}
