package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.PublishedRun;
import slowcall.result.Row;

/** Guards against ways that a plan cannot name, whose servers nobody starts, or whose users wait for what they need not wait for. */
@Timeout(240)
class WaysRunIT {
    private static final int DELAY_MILLIS = 200;

    private static final Plan PLAN = PlanFile.parse("ways", """
            {
              "blocks": 1,
              "defaults": {
                "arrivals": {"constant": 50},
                "delay": "%dms",
                "awaits": "handoff",
                "warmup": "2s",
                "measure": "6s",
                "timeout": "5s",
                "heap": "64m",
                "gc": "serial",
              },
              "cells": [
                {"strategy": "way-sync"},
                {"strategy": {"name": "way-virtual", "settings": {"rollbacks_percent": 20}}},
                {"strategy": {"name": "way-outbox-polling", "settings": {"interval_ms": 20}}, "users": 50},
                {"strategy": "way-cdc", "users": 50},
              ],
            }
            """.formatted(DELAY_MILLIS));

    @TempDir
    private Path temporary;

    @Test
    void runsThemInTrials() throws Exception {
        var options = new Experiment.Options(temporary, List.of(), List.of());

        Experiment.Result result = new Experiment(PLAN, options, new SilentListener(), false).run();

        Map<String, Row> rows =
                result.rows().stream().collect(Collectors.toMap(row -> row.text("strategy"), row -> row));
        assertEquals(4, rows.size());
        for (Row row : rows.values()) {
            assertEquals("OK", row.text("status"), row.text("reasons"));
            assertEquals("0", row.text("ledger_lost"));
            assertEquals("0", row.text("ledger_duplicated"));
            assertEquals("0", row.text("ledger_unexpected"));
            assertEquals("0", row.text("ledger_indeterminate"));
            assertEquals(row.text("ledger_acknowledged"), row.text("ledger_effects"));
        }
        for (Row row : rows.values()) {
            // The commit comes before the answer, and the call behind it; between them is nothing but a relay.
            assertEquals("stable", row.text("regime"), row.values()::toString);
            double commit = row.number("commit_p50_ms").orElseThrow();
            assertTrue(commit > 0 && commit <= row.number("accepted_p50_ms").orElseThrow(), row.text("commit_p50_ms"));
            boolean relays = row.text("strategy").equals("way-outbox-polling");
            assertTrue(
                    relays || row.number("relay_lag_p50_ms").orElseThrow() < DELAY_MILLIS,
                    row.text("relay_lag_p50_ms"));
            assertTrue(row.number("backlog_max").orElseThrow() < 300, row.text("backlog_max"));
        }
        List<Row> parts = PublishedRun.open(result.folder()).table("parts.csv");
        assertEquals(1, parts.size(), "one for all of them");
        Row database = parts.getFirst();
        assertEquals("postgresql embedded", database.text("part") + " " + database.text("place"));
        assertTrue(database.text("settings").startsWith("fsync=on, synchronous_commit=on"), database.text("settings"));
        assertTrue(database.number("start_up_ms").orElseThrow() > 0);
        assertTrue(database.number("cpu_ms").orElseThrow() > 0);
        assertTrue(database.number("pss_mib").orElseThrow() > 5);
        assertTrue(
                !database.text("version").isEmpty()
                        && !database.text("filesystem").isEmpty(),
                database.values()::toString);
        Row sync = rows.get("way-sync");
        Row virtual = rows.get("way-virtual");
        assertEquals("effectively-once-in-order", sync.text("semantics"));
        assertEquals("300", sync.text("ledger_acknowledged"));
        assertTrue(sync.number("accepted_p50_ms").orElseThrow() >= DELAY_MILLIS);
        assertEquals("at-most-once", virtual.text("semantics"));
        assertTrue(virtual.count("ledger_acknowledged") < 300);
        // Some 240 of the 300: a median takes 200. Whatever this machine is doing, the login does not take as long as
        // the call that follows it.
        assertTrue(virtual.number("accepted_p50_ms").orElseThrow() < DELAY_MILLIS);
        assertTrue(virtual.number("applied_p50_ms").orElseThrow() >= DELAY_MILLIS);
        for (String way : List.of("way-outbox-polling", "way-cdc")) {
            Row inOrder = rows.get(way);
            assertEquals("at-least-once-in-order", inOrder.text("semantics"), way);
            assertEquals("300", inOrder.text("ledger_acknowledged"), way);
            assertEquals("0", inOrder.text("ledger_out_of_order"), way);
            // One call of each user at a time.
            assertEquals(
                    50 * 1000.0 / DELAY_MILLIS, inOrder.number("ceiling_rps").orElseThrow(), way);
        }
    }
}
