package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.Jail;
import slowcall.jvm.MarkedProcess;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/**
 * Guards against a limit of the system's that looks like a strategy's, or ends more than the trial that runs into it. Each plan has a cell
 * that is too much and one that is not.
 */
class LimitsIT {
    private static final String PLAN = """
            {
              "name": "limits",
              "blocks": 1,
              "defaults": {
                "warmup": "0s",
                "measure": "1s",
                "timeout": "4s",
                "heap": "64m",
                "gc": "serial",
                "connections": 0,
              },
              "cells": [
                {"strategy": "STRATEGY", "arrivals": {"constant": 600}, "delay": "2s"},
                {"strategy": "virtual-threads", "arrivals": {"constant": 20}, "delay": "20ms"},
              ],
            }
            """;

    @TempDir
    private Path temporary;

    @Test
    void aLimitOfThreadsFailsTheRequestsBeyondIt() throws Exception {
        assumeTrue(Jail.isRoot(), "only root can become another user");
        assumeTrue(Jail.works(Jail.threads(400)), "setpriv or prlimit is missing");

        Map<String, Row> rows = run(Jail.threads(400), "thread-per-request");

        assertTooMuch(rows.get("constant-600"), "unable to create native thread");
        assertUntouched(rows.get("constant-20"));
    }

    @Test
    void aLimitOfDescriptorsFailsTheCallsBeyondIt() throws Exception {
        assumeTrue(Jail.works(Jail.descriptors(300)), "prlimit is missing");

        Map<String, Row> rows = run(Jail.descriptors(300), "virtual-threads");

        assertTooMuch(rows.get("constant-600"), "Too many open files");
        assertUntouched(rows.get("constant-20"));
    }

    /** It is counted, named, and no good measurement. */
    private static void assertTooMuch(Row row, String why) {
        String all = row.values().toString();
        assertNotEquals("VALID", row.text("verdict"), all);
        assertTrue(row.text("status").equals("FAILED") || row.count("errors") > 0, all);
        assertTrue(all.contains(why), all);
        if (row.text("status").equals("OK")) {
            assertEquals(
                    row.count("offered"),
                    row.count("ok")
                            + row.count("errors")
                            + row.count("timeouts")
                            + row.count("rejected")
                            + row.count("unfinished"),
                    all);
            assertTrue(row.count("ok") > 0, all);
        }
    }

    private static void assertUntouched(Row row) {
        assertEquals("OK", row.text("status"), row.text("reasons"));
        assertEquals("20", row.text("ok"), row.values().toString());
    }

    private Map<String, Row> run(List<String> prefix, String strategy) throws Exception {
        Path plan = Files.writeString(temporary.resolve("limits.json"), PLAN.replace("STRATEGY", strategy));
        Path results = Files.createDirectory(temporary.resolve("results"));
        // Whoever runs may not be whom the folders belong to, and JFR asks whether it may write there by its user's
        // rights alone.
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (MarkedProcess run = MarkedProcess.start(
                temporary,
                prefix,
                List.of("-Djava.io.tmpdir=" + results),
                RunForAWhile.class.getName(),
                List.of(plan.toString(), results.toString()))) {
            assertEquals(0, run.awaitExit(Duration.ofMinutes(3)), run.err());
            assertFalse(run.err().contains("\tat slowcall."), run.err());
            run.assertNothingLeft();
        }
        try (Stream<Path> folders = Files.list(results)) {
            Path folder = folders.filter(file -> file.getFileName().toString().contains("-limits-"))
                    .findFirst()
                    .orElseThrow();
            return ResultsFolder.readTable(folder.resolve("trials.csv")).stream()
                    .collect(Collectors.toMap(row -> row.text("arrivals"), Function.identity()));
        }
    }
}
