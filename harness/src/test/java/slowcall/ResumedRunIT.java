package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.Processes;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.FinishedBy;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;
import slowcall.result.Row;

/** Guards against a run that is killed and cannot be finished, or is finished as if it had not been begun. */
class ResumedRunIT {
    private static final String PLAN = """
            {
              "name": "resumed",
              "blocks": 2,
              "defaults": {
                "arrivals": {"constant": 50},
                "delay": {"bimodal": {"fast": "10ms", "slow": "30ms", "slow-share": 0.5}},
                "warmup": "0s",
                "measure": "1s",
                "timeout": "2s",
                "heap": "64m",
                "gc": "serial",
              },
              "cells": [{"strategy": ["virtual-threads", "async-client"]}],
            }
            """;

    @TempDir
    private Path temporary;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Runs the plan in a JVM of its own and kills it while it measures its second trial. */
    private Path killed() throws Exception {
        Path plan = Files.writeString(temporary.resolve("resumed.json"), PLAN);
        start(RunForAWhile.class, plan.toString(), temporary.resolve("results").toString());
        BufferedReader output = process.inputReader();
        Path folder = Path.of(output.readLine().substring("FOLDER ".length()));
        for (String line = output.readLine(); !"MEASURING 2".equals(line); line = output.readLine()) {
            assertTrue(line != null, "the run ended");
        }
        ResultsException held = assertThrows(ResultsException.class, () -> Resumption.of(folder, FinishedBy.RUN));
        assertTrue(held.getMessage().contains("still runs (process " + process.pid() + ")"), held.getMessage());
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        Processes.awaitEnd(children);
        return folder;
    }

    @Test
    void whatIsMissingIsMeasuredAndNothingElse() throws Exception {
        Path folder = killed();
        List<String> before = Files.readAllLines(folder.resolve("trials.csv"));
        assertEquals(2, before.size());
        List<String> measured = new ArrayList<>();
        var listener = new SilentListener() {
            @Override
            public void trialStarting(int number, int block, Cell cell) {
                measured.add(number + ":" + block + ":" + cell.id());
            }
        };
        var options = new Experiment.Options(temporary, List.of(), List.of("run", "--resume", "x"));
        Experiment.Result result;
        try (Resumption interrupted = Resumption.of(folder, FinishedBy.RUN)) {
            result = Experiment.resume(interrupted, options, listener, false);
        }

        Plan plan = PlanFile.parse("resumed.json", PLAN);
        List<String> expected = new ArrayList<>();
        for (int block = 1; block <= 2; block++) {
            for (Cell cell : plan.shuffled(block)) {
                expected.add((expected.size() + 1) + ":" + block + ":" + cell.id());
            }
        }
        assertEquals(expected.subList(1, 4), measured);
        assertEquals(folder, result.folder());
        List<String> after = Files.readAllLines(folder.resolve("trials.csv"));
        assertEquals(before, after.subList(0, 2));
        PublishedRun run = PublishedRun.open(folder);
        assertEquals(4, run.trials().size());
        assertEquals(
                List.of("1", "2", "1", "2"),
                run.trials().stream().map(row -> row.text("position")).toList());
        for (Row row : run.trials()) {
            assertEquals("OK", row.text("status"));
            assertEquals("50", row.text("ok"));
            assertEquals(folder.getFileName().toString(), row.text("run_id"));
            assertFalse(run.histograms(row, Set.of("completed")).isEmpty());
        }
        // Both cells of a block draw alike, whoever measured them.
        assertEquals(
                2,
                run.trials().stream()
                        .map(row -> row.text("schedule_sha256"))
                        .distinct()
                        .count());
        assertEquals(2, run.table("summary.csv").size());
        assertEquals(1, run.about("resumed").path(0).path("trials_before").asInt());
        assertFalse(Files.exists(folder.resolve("work")));
        ResultsException complete = assertThrows(ResultsException.class, () -> Resumption.of(folder, FinishedBy.RUN));
        assertTrue(complete.getMessage().contains("complete"), complete.getMessage());
    }

    /** The table without a line that was being written. */
    private static List<String> wholeLines(Path folder) throws IOException {
        String table = Files.readString(folder.resolve("trials.csv"));
        return table.substring(0, table.lastIndexOf('\n') + 1).lines().toList();
    }

    private static boolean isComplete(Path folder) throws IOException {
        return Files.readString(folder.resolve("manifest.json")).contains("\"complete\" : true");
    }

    /** With {@code -Dslowcall.interrupts=50} as often as that, if the run lasts so long. */
    @Test
    void isFinishedHoweverOftenAndWhereverItIsInterrupted() throws Exception {
        Path folder = killed();
        List<String> before = wholeLines(folder);
        int interrupts = Integer.getInteger("slowcall.interrupts", 2);
        SplittableRandom random = new SplittableRandom(interrupts);
        for (int interrupt = 1; interrupt <= interrupts && !isComplete(folder); interrupt++) {
            start(ResumesForAWhile.class, folder.toString());
            boolean finished = process.waitFor(200 + random.nextInt(3000), TimeUnit.MILLISECONDS);
            List<ProcessHandle> children = process.descendants().toList();
            if (finished) {
                assertEquals(0, process.exitValue());
            } else if (interrupt % 2 == 0) {
                process.destroy();
            } else {
                process.destroyForcibly();
            }
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            Processes.awaitEnd(children);
            List<String> now = wholeLines(folder);
            assertEquals(before, now.subList(0, before.size()), "what is done stays as it is");
            before = now;
        }
        if (!isComplete(folder)) {
            start(ResumesForAWhile.class, folder.toString());
            assertTrue(process.waitFor(2, TimeUnit.MINUTES));
            assertEquals(0, process.exitValue());
        }

        PublishedRun run = PublishedRun.open(folder);
        assertEquals(before, wholeLines(folder).subList(0, before.size()));
        assertEquals(
                4,
                run.trials().stream()
                        .map(row -> row.text("block") + row.text("cell_id"))
                        .distinct()
                        .count());
        assertEquals(4, run.trials().size());
        for (Row row : run.trials()) {
            assertEquals("OK", row.text("status"), row.text("reasons"));
            assertFalse(run.histograms(row, Set.of("completed")).isEmpty());
        }
    }
}
