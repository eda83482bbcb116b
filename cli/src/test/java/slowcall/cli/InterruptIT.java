package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/** Guards Ctrl-C: a terminal sends it to a command and to all that it has started. */
class InterruptIT {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /** Without a service, so that it starts soon; the second trial is long enough to be met in its midst. */
    private static final String PLAN = """
            {
              "name": "interrupted",
              "blocks": 1,
              "defaults": {
                "client": "sleep",
                "arrivals": {"constant": 50},
                "delay": "20ms",
                "warmup": "0s",
                "measure": "2s",
                "timeout": "2s",
                "heap": "64m",
                "gc": "serial",
              },
              "cells": [{"strategy": ["virtual-threads", "thread-per-request", "fixed-pool"]}],
            }
            """;

    @TempDir
    private Path temporary;

    private Process run;

    @BeforeEach
    void requireSetsid() {
        assumeTrue(Files.isExecutable(SETSID), "there is no setsid to give a command a process group of its own");
    }

    @AfterEach
    void end() {
        if (run != null) {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
    }

    private Process start(String... further) throws IOException {
        Path plan = Files.writeString(temporary.resolve("interrupted.json"), PLAN);
        List<String> command = new ArrayList<>(List.of(
                SETSID.toString(),
                // A shell that starts a build in the background has it ignore interrupts, and so would we.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A machine's lock of its own, should something else be measured here.
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--plan",
                plan.toString(),
                "--results",
                temporary.resolve("results").toString()));
        command.addAll(List.of(further));
        return new ProcessBuilder(command).start();
    }

    /** Reads on until a line has it. */
    private static void await(BufferedReader lines, String text) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            read.add(line);
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError("no line with " + text + " in " + read);
    }

    /** Waits for the second trial's JVM. */
    private List<ProcessHandle> children() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            List<ProcessHandle> children = run.descendants().toList();
            if (!children.isEmpty()) {
                return children;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("no trial was started");
    }

    /** As a terminal does: to every process of the group, which {@code setsid} made the command the leader of. */
    private void interruptAll() throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-INT", "--", "-" + run.pid()).start();
        assertEquals(0, kill.waitFor());
    }

    private void assertOnlyFinishedTrialsAreKept() throws IOException {
        try (var folders = Files.list(temporary.resolve("results"))) {
            Path folder = folders.findFirst().orElseThrow();
            List<Row> rows = ResultsFolder.readTable(folder.resolve("trials.csv"));
            assertEquals(
                    List.of("OK"), rows.stream().map(row -> row.text("status")).toList());
        }
    }

    @Test
    void endsAtOnceAndSaysWhatIsKept() throws Exception {
        run = start();
        BufferedReader said = run.errorReader();
        await(said, "[2/3]");
        List<ProcessHandle> children = children();

        interruptAll();

        await(said, "slowcall: interrupted; 1 of 3 trials are finished and kept in ");
        assertTrue(run.waitFor(10, TimeUnit.SECONDS));
        assertEquals(130, run.exitValue());
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        assertOnlyFinishedTrialsAreKept();
    }

    @Test
    void tellsAProgram() throws Exception {
        run = start("--json");
        BufferedReader said = run.inputReader();
        await(said, "\"event\":\"trial-started\",\"number\":2");
        List<ProcessHandle> children = children();

        interruptAll();

        await(said, "{\"event\":\"interrupted\",");
        assertTrue(run.waitFor(10, TimeUnit.SECONDS));
        assertEquals(130, run.exitValue());
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        assertOnlyFinishedTrialsAreKept();
    }
}
