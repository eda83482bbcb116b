package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.AllowedTargets;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.plan.Target;
import slowcall.plan.TargetLoad;
import slowcall.result.PublishedRun;
import slowcall.result.Row;

/** Guards a run against a real endpoint: it is sent no more than was announced, and what it does not tell is not made up. */
class TargetRunIT {
    @TempDir
    private Path temporary;

    private static Plan plan(Target target) {
        return PlanFile.parse("target", """
                {
                  "blocks": 1,
                  "defaults": {"target": "%s", "arrivals": {"constant": 300}, "warmup": "1s", "measure": "2s", "timeout": "5s",
                    "heap": "128m", "gc": "serial"},
                  "cells": [
                    {"strategy": "virtual-threads", "delay": "unknown"},
                    {"strategy": "async-client", "delay": "20ms"},
                    {"strategy": {"name": "fixed-pool", "settings": {"pool_size": 2}}, "delay": "20ms"},
                  ],
                }
                """.formatted(target));
    }

    /** No block has a service to start. */
    private static final class NoService extends SilentListener {
        @Override
        public void blockStarting(int block) {
            throw new AssertionError("a service is being started");
        }
    }

    private Experiment.Result run(Target target) throws Exception {
        var allowed = new AllowedTargets(List.of("example.org:80"));
        var options = new Experiment.Options(temporary.resolve("results"), List.of(), List.of("run"), allowed);
        return new Experiment(plan(target), options, new NoService(), false).run();
    }

    @Test
    void measuresWhatItCanAndLeavesOutWhatItCannot() throws Exception {
        try (Endpoint endpoint = new Endpoint()) {
            Target target = endpoint.at("/slow/20");

            PublishedRun run = PublishedRun.open(run(target).folder());

            Map<String, Row> rows =
                    run.trials().stream().collect(Collectors.toMap(row -> row.text("strategy"), Function.identity()));
            for (Row row : rows.values()) {
                assertEquals("OK", row.text("status"), row.text("reasons"));
                assertEquals("600", row.text("offered"));
                // That the service had room is not known.
                assertNotEquals("nothing", row.text("limited_by"));
                assertEquals("client=jdk;target=" + target + ";cancel=deadline", row.text("variant"));
                assertEquals(
                        List.of(),
                        row.values().keySet().stream()
                                .filter(column -> column.startsWith("service_")
                                        || column.startsWith("ledger_")
                                        || column.startsWith("excess_")
                                        || column.equals("connections_opened")
                                        || column.equals("others_cpu_cores"))
                                .filter(column -> !row.text(column).isEmpty())
                                .toList());
            }
            Row unlimited = rows.get("virtual-threads");
            assertTrue(unlimited.number("completed_p50_ms").orElseThrow() >= 20, unlimited::toString);
            assertEquals("", unlimited.text("delay") + unlimited.text("delay_mean_ms"));
            assertEquals("fixed-20ms", rows.get("async-client").text("delay"));
            assertEquals("100.00", rows.get("fixed-pool").text("ceiling_rps"));
            assertEquals("unstable", rows.get("fixed-pool").text("regime"));

            assertNotJudged(run, "ledger", "service-saturated", "shorter-than-service", "client-limit", "others");
            assertEquals(target.toString(), run.about("targets").get(0).asText());
            assertEquals("example.org:80", run.about("allowed_targets").get(0).asText());
            assertEquals(
                    List.of("GET /slow/20 0"),
                    endpoint.asked().stream().distinct().toList());
            assertAsAnnounced(endpoint, target);
        }
    }

    private static void assertNotJudged(PublishedRun run, String... checks) throws IOException {
        for (String check : checks) {
            Row counts = run.table("verdicts.csv").stream()
                    .filter(row -> row.text("check").equals(check))
                    .findFirst()
                    .orElseThrow();
            assertEquals(List.of("3", "0"), List.of(counts.text("trials"), counts.text("judged")), check);
        }
    }

    @Test
    void whatIsNotAnsweredIsNotSentAgain() throws Exception {
        try (Endpoint endpoint = new Endpoint()) {
            Target target = endpoint.at("/drops/1");

            List<Row> rows = run(target).rows();

            assertTrue(rows.stream()
                    .allMatch(row -> row.count("ok") == 0 && row.text("verdict").equals("INVALID")));
            assertAsAnnounced(endpoint, target);
        }
    }

    private static void assertAsAnnounced(Endpoint endpoint, Target target) {
        long most = TargetLoad.of(plan(target)).getFirst().requests() + 1;
        int sent = endpoint.asked().size();
        assertTrue(sent <= most && sent > 1800, sent + " of " + most);
    }

    @Test
    void oneThatDoesNotAnswerLeavesNoFolder() throws Exception {
        Target gone;
        try (Endpoint endpoint = new Endpoint()) {
            gone = endpoint.at("/status/404");
            IOException refusal = assertThrows(IOException.class, () -> run(endpoint.at("/status/404")));
            assertEquals(
                    "target " + gone + " cannot be used: the target answered with status 404", refusal.getMessage());
            assertEquals(1, endpoint.asked().size());
        }
        assertThrows(IOException.class, () -> run(gone));
        assertFalse(Files.exists(temporary.resolve("results")));
    }
}
