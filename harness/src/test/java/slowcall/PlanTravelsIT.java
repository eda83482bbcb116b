package slowcall;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/** Guards against a trial that draws from another recording, or runs on another JVM, than the plan says. */
class PlanTravelsIT {
    private static final byte[] RECORDING =
            "latency\n20\n30\n30\n40\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static Path otherJdk;
    private static Path folder;
    private static List<Row> rows;

    @BeforeAll
    static void run(@TempDir Path temporary) throws Exception {
        // The same JDK from another folder.
        otherJdk = Files.createSymbolicLink(temporary.resolve("other-jdk"), Path.of(System.getProperty("java.home")));
        Path recording = Files.write(temporary.resolve("recorded.csv"), RECORDING);
        Path file = Files.writeString(temporary.resolve("travels.json"), """
                {
                  "blocks": 1,
                  "jdks": ["same", "%s"],
                  "defaults": {
                    "arrivals": {"constant": 50},
                    "delay": {"trace": "recorded.csv"},
                    "warmup": "100ms",
                    "measure": "500ms",
                    "heap": "64m",
                    "gc": "serial",
                  },
                  "cells": [
                    {"strategy": "virtual-threads", "flags": "-Dslowcall.test=1 -Xss512k", "parallelism": 1},
                    {"strategy": "virtual-threads", "delay": {"trace": {"file": "recorded.csv", "unit": "us"}}},
                  ],
                }
                """.formatted(otherJdk));
        Plan plan = PlanFile.read(file);
        var options = new Experiment.Options(temporary.resolve("results"), List.of(), List.of("run"));
        Experiment experiment = new Experiment(plan, options, new SilentListener(), false);
        // What was read is what counts.
        Files.delete(recording);
        folder = experiment.run().folder();
        rows = ResultsFolder.readTable(folder.resolve("trials.csv"));
    }

    @Test
    void everyTrialDrawsFromTheRecordingAsItWasRead() throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(RECORDING));
        String trace = "trace-recorded.csv-" + sha256.substring(0, 8);

        assertEquals(4, rows.size());
        rows.forEach(row -> assertEquals("OK", row.text("status"), row.text("reasons")));
        assertEquals(
                Set.of(trace, trace + "-us"),
                rows.stream().map(row -> row.text("delay")).collect(Collectors.toSet()));
        Row replayed = rows.stream()
                .filter(row -> row.text("delay").equals(trace))
                .findFirst()
                .orElseThrow();
        assertEquals("30.000", replayed.text("delay_mean_ms"));
        assertEquals(25, replayed.count("ok"));
        assertTrue(Files.readString(folder.resolve("manifest.json")).contains(sha256));
    }

    @Test
    void theFolderKeepsTheRecording() throws Exception {
        try (var files = Files.list(folder.resolve("recordings"))) {
            assertArrayEquals(RECORDING, Files.readAllBytes(files.findFirst().orElseThrow()));
        }
    }

    @Test
    void trialsRunOnTheJvmThatThePlanNames() {
        assertEquals(
                Set.of("", "parallelism=1;flags=-Dslowcall.test=1 -Xss512k"),
                rows.stream()
                        .map(row -> row.text("variant"))
                        .filter(variant -> !variant.contains("jdk="))
                        .collect(Collectors.toSet()));
        assertEquals(
                2,
                rows.stream()
                        .filter(row -> row.text("variant").contains("jdk=" + Runtime.version()))
                        .count());
        rows.forEach(row -> assertEquals(Runtime.version().toString(), row.text("jdk")));
    }
}
