package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.Jail;
import slowcall.jvm.MarkedProcess;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/** Guards against a disk that fills in the midst of a run and takes with it what was measured, or leaves half a row. */
class FullDiskIT {
    /** Without a service, so that it starts soon. */
    private static final String PLAN = """
            {
              "name": "full-disk",
              "blocks": 100,
              "defaults": {
                "client": "sleep",
                "arrivals": {"constant": 50},
                "delay": "10ms",
                "warmup": "0s",
                "measure": "300ms",
                "timeout": "1s",
                "heap": "64m",
                "gc": "serial",
              },
              "cells": [{"strategy": "virtual-threads"}],
            }
            """;

    @TempDir
    private Path temporary;

    @Test
    void whatWasMeasuredBeforeItWasFullStays() throws Exception {
        Path results = Files.createDirectory(temporary.resolve("results"));
        assumeTrue(Jail.hasDisks(results), "no disk of one's own can be had here");
        Path kept = Files.createDirectory(temporary.resolve("kept"));
        Path plan = Files.writeString(temporary.resolve("full-disk.json"), PLAN);

        try (MarkedProcess run = MarkedProcess.start(
                temporary,
                Jail.disk("64m", results, kept),
                List.of("-Djava.io.tmpdir=" + temporary),
                RunForAWhile.class.getName(),
                List.of(
                        plan.toString(),
                        results.toString(),
                        results.resolve("ballast").toString()))) {
            assertNotEquals(0, run.awaitExit(Duration.ofMinutes(3)));

            assertTrue(run.err().contains("No space left on device"), run.err());
            run.assertNothingLeft();
        }
        Path folder = onlyFolder(kept);
        List<Row> rows = ResultsFolder.readTable(folder.resolve("trials.csv"));
        long ok = rows.stream().filter(row -> row.text("status").equals("OK")).count();
        assertTrue(ok >= RunForAWhile.TRIALS_WITH_ROOM, "the first trials had room: " + rows.size());
        for (Row row : rows) {
            // The first to find no room may still say so.
            assertTrue(List.of("OK", "FAILED").contains(row.text("status")), row.text("status"));
        }
        assertFalse(new ObjectMapper()
                .readTree(Files.readString(folder.resolve("manifest.json")))
                .path("complete")
                .asBoolean(true));
        assertFalse(Files.exists(folder.resolve("summary.csv")));
    }

    private static Path onlyFolder(Path root) throws Exception {
        try (Stream<Path> folders = Files.list(root)) {
            List<Path> all = folders.filter(Files::isDirectory).toList();
            assertEquals(1, all.size(), all::toString);
            return all.getFirst();
        }
    }
}
