package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.Processes;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/** Guards against results that are lost with their run, and against children that outlive it. */
class InterruptedRunIT {
    /** The second trial is long enough to be met in its midst: whichever cell comes second. */
    private static final String PLAN = """
            {
              "name": "interrupted",
              "blocks": 1,
              "defaults": {
                "arrivals": {"constant": 50},
                "delay": "20ms",
                "warmup": "0s",
                "measure": "1s",
                "timeout": "2s",
                "heap": "64m",
                "gc": "serial",
              },
              "cells": [{"strategy": ["virtual-threads", "thread-per-request", "async-client"]}],
            }
            """;

    @TempDir
    private Path temporary;

    private Run run;

    /** A run in a JVM of its own, met in its second trial. */
    private record Run(Process process, BufferedReader output, Path folder) {
        static Run start(Path plan, Path results) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            RunForAWhile.class.getName(),
                            plan.toString(),
                            results.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output = process.inputReader();
            return new Run(process, output, Path.of(output.readLine().substring("FOLDER ".length())));
        }

        /** Waits for the second trial. */
        void awaitSecondTrial() throws IOException {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals("MEASURING 2")) {
                    return;
                }
            }
            throw new AssertionError("the run ended");
        }

        List<ProcessHandle> children() {
            return process.descendants().toList();
        }
    }

    @AfterEach
    void end() {
        if (run != null) {
            run.process().destroyForcibly();
        }
    }

    /** As a terminal's Ctrl-C does, which may reach the children first. */
    @Test
    void aTrialThatIsEndedWithItsRunHasNotFailed() throws Exception {
        Path plan = Files.writeString(temporary.resolve("interrupted.json"), PLAN);
        run = Run.start(plan, temporary.resolve("together"));

        run.awaitSecondTrial();
        List<ProcessHandle> children = run.children();
        assertEquals(2, children.size(), children::toString);
        children.forEach(ProcessHandle::destroy);
        run.process().destroy();

        assertEquals(143, exitCode());
        Processes.awaitEnd(children);
        assertHasItsFirstTrial(run.folder());
    }

    private int exitCode() throws InterruptedException {
        assertTrue(run.process().waitFor(30, TimeUnit.SECONDS));
        return run.process().exitValue();
    }

    private static void assertHasItsFirstTrial(Path folder) throws IOException {
        List<Row> rows = ResultsFolder.readTable(folder.resolve("trials.csv"));
        assertEquals(1, rows.size());
        Row row = rows.getFirst();
        assertEquals("OK", row.text("status"));
        assertEquals("50", row.text("ok"));
        assertEquals("1", row.text("position"));
        assertTrue(Files.size(folder.resolve("histograms/001-" + row.text("cell_id") + ".hlog")) > 0);
        JsonNode manifest = new ObjectMapper().readTree(Files.readString(folder.resolve("manifest.json")));
        assertFalse(manifest.get("complete").asBoolean());
        assertFalse(manifest.has("files"));
        assertFalse(Files.exists(folder.resolve("summary.csv")));
    }
}
