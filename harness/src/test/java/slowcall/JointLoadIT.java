package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.merge.Merge;
import slowcall.plan.AllowedTargets;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.plan.Shard;
import slowcall.result.Row;
import slowcall.service.ServiceHost;

/** Guards against generators that do not start together, or offer together what one alone would not. */
class JointLoadIT {
    /** Without a service, for whose start a timetable has to wait. */
    private static final Plan PLAN = PlanFile.parse("joint", """
            {"blocks": 1, "seed": 4, "cells": [{"strategy": "virtual-threads", "client": "sleep", "arrivals": {"poisson": 100},
              "delay": "20ms", "warmup": "0s", "measure": "2s", "timeout": "5s", "heap": "64m", "gc": "serial"}]}""");

    @TempDir
    private Path temporary;

    private Experiment.Result run(Shard shard, Instant begin) throws Exception {
        var options = new Experiment.Options(
                temporary.resolve("shard-" + shard.number()),
                List.of(),
                List.of("run"),
                AllowedTargets.ON_THIS_MACHINE,
                ServiceHost.THIS_MACHINE,
                Optional.of(new JointLoad(shard, begin)));
        return new Experiment(PLAN, options, new SilentListener(), false).run();
    }

    @Test
    void twoOfferTogetherWhatOneWould() throws Exception {
        Instant begin = Instant.now().plusSeconds(2);
        List<Experiment.Result> results = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Experiment.Result>> futures = List.of(
                    both.submit(() -> run(new Shard(1, 2), begin)), both.submit(() -> run(new Shard(2, 2), begin)));
            for (Future<Experiment.Result> future : futures) {
                results.add(future.get(Duration.ofMinutes(3).toSeconds(), TimeUnit.SECONDS));
            }
        }
        Row first = results.getFirst().rows().getFirst();
        Row second = results.getLast().rows().getFirst();
        assertEquals("OK", first.text("status"), first.text("reasons"));
        assertEquals("OK", second.text("status"), second.text("reasons"));
        assertEquals("1/2", first.text("shard"));
        assertEquals("poisson-50", first.text("arrivals"));
        assertEquals(first.text("started_at"), second.text("started_at"));
        assertEquals(PLAN.cells().getFirst().id(), first.text("cell_id"));

        Experiment.Result merged = Merge.open(
                        results.stream().map(Experiment.Result::folder).toList(), Optional.empty())
                .write(temporary.resolve("merged"), List.of("merge"), begin);
        var alone = new Experiment.Options(temporary.resolve("alone"), List.of(), List.of("run"));
        Row whole = new Experiment(PLAN, alone, new SilentListener(), false)
                .run()
                .rows()
                .getFirst();

        Row row = merged.rows().getFirst();
        assertEquals(whole.text("offered"), row.text("offered"));
        assertEquals(whole.text("ok"), row.text("ok"));
        assertEquals(whole.text("schedule_sha256"), row.text("schedule_sha256"));
        assertEquals(whole.text("cell_id"), row.text("cell_id"));
        assertTrue(Math.abs(row.number("clock_drift_ms").orElseThrow()) < 100);
    }
}
