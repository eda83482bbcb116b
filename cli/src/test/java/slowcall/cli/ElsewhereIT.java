package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.MarkedProcess;
import slowcall.result.PublishedRun;
import slowcall.result.Row;

/** Guards against results that depend on where they were measured: the language, the time zone, the names of folders. */
class ElsewhereIT {
    private static final String PLAN = """
            {
              "name": "elsewhere",
              "blocks": 1,
              "defaults": {"delay": "20ms", "warmup": "0s", "measure": "1s", "timeout": "2s", "heap": "64m", "gc": "serial"},
              "cells": [{"strategy": "virtual-threads", "arrivals": {"constant": 250}}],
            }
            """;

    /** A German, in Nepal, at a quarter of an hour from everybody else. */
    private static final List<String> FLAGS = List.of(
            "-Duser.language=de",
            "-Duser.country=DE",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    @TempDir
    private Path temporary;

    @Test
    void aRunInGermanInNepalInAFolderWithBlanksIsLikeAnyOther() throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("Ergebnisse für 漢字 & Co"));
        Path plan = Files.writeString(folder.resolve("mein plan.json"), PLAN);
        Instant before = Instant.now();

        try (MarkedProcess run = start(folder, "run", "--plan", plan.toString(), "--results", folder.toString())) {
            assertEquals(0, run.awaitExit(Duration.ofMinutes(4)), run.err());
            assertFalse(run.err().contains("\tat "), run.err());
            run.assertNothingLeft();
            // 250 requests a second are 250.0 and not 250,0.
            assertFalse(run.out().matches("(?s).*\\d,\\d{1,2} .*"), run.out());
        }

        Path results = onlyResults(folder);
        LocalDateTime named = LocalDateTime.parse(
                results.getFileName().toString().substring(0, 16), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"));
        Duration off = Duration.between(before, named.toInstant(ZoneOffset.UTC));
        assertTrue(off.abs().compareTo(Duration.ofMinutes(5)) < 0, off::toString);
        PublishedRun published = PublishedRun.open(results);
        Row trial = published.trials().getFirst();
        assertEquals("250", trial.text("ok"));
        assertTrue(trial.number("throughput_rps").isPresent());
        published.requireNumbers(
                List.of("throughput_rps", "completed_p50_ms", "excess_p50_ms", "generator_lag_p99_ms"));
        assertTrue(Files.readString(results.resolve("report.html")).contains("elsewhere"));

        try (MarkedProcess compare = start(folder, "report", results.toString(), "--image", folder + "/bild ü.svg")) {
            assertEquals(0, compare.awaitExit(Duration.ofMinutes(1)), compare.err());
        }
        assertTrue(Files.size(folder.resolve("bild ü.svg")) > 0);
    }

    private MarkedProcess start(Path folder, String... arguments) throws Exception {
        List<String> flags = new ArrayList<>(FLAGS);
        // A machine's lock of its own, should something else be measured here.
        flags.add("-Djava.io.tmpdir=" + temporary);
        // The locale of the system decides how a file's name becomes bytes.
        return MarkedProcess.start(
                folder, List.of("env", "LC_ALL=C.UTF-8"), flags, Main.class.getName(), List.of(arguments));
    }

    private static Path onlyResults(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains("-elsewhere-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
