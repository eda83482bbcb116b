package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.result.PublishedRun;
import slowcall.result.Row;

/**
 * Guards against what works only where all is one machine: two network namespaces, which reach each other by nothing but a cable. Making
 * them takes root and iproute2; without, it is skipped.
 */
@Tag("long")
class TwoNetworksIT {
    private static final String ONE = "slowcall-one-" + ProcessHandle.current().pid();
    private static final String OTHER =
            "slowcall-other-" + ProcessHandle.current().pid();
    private static final String ADDRESS_OF_ONE = "10.213.77.1";
    private static final long LONGEST_MINUTES = 5;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @BeforeAll
    static void connect() throws Exception {
        assumeTrue(succeeds("ip", "netns", "add", ONE), "needs root and iproute2");
        ip("netns", "add", OTHER);
        ip("link", "add", "cable", "netns", ONE, "type", "veth", "peer", "name", "cable", "netns", OTHER);
        ip("-n", ONE, "addr", "add", ADDRESS_OF_ONE + "/24", "dev", "cable");
        ip("-n", OTHER, "addr", "add", "10.213.77.2/24", "dev", "cable");
        for (String network : List.of(ONE, OTHER)) {
            ip("-n", network, "link", "set", "cable", "up");
            ip("-n", network, "link", "set", "lo", "up");
        }
    }

    @AfterAll
    static void disconnect() throws Exception {
        var unused = succeeds("ip", "netns", "delete", ONE);
        var unusedToo = succeeds("ip", "netns", "delete", OTHER);
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private static void ip(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        assertTrue(succeeds(command.toArray(String[]::new)), command::toString);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Process slowcall(String network, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "ip",
                "netns",
                "exec",
                network,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }

    /** The results folder, which a run names last. */
    private static Path folderOf(Process run) throws Exception {
        List<String> lines;
        try (BufferedReader output = run.inputReader()) {
            lines = output.lines().toList();
        }
        assertTrue(run.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES));
        assertEquals(0, run.exitValue(), lines::toString);
        return Path.of(lines.getLast());
    }

    private Path plan(String client, String arrivals) throws IOException {
        return Files.writeString(folder.resolve("far.json"), """
                {"name": "far", "seed": 3, "blocks": 1, "cells": [{"strategy": "virtual-threads", "client": "%s",
                  "arrivals": %s, "delay": "20ms", "warmup": "0s", "measure": "1s", "timeout": "5s", "heap": "64m",
                  "gc": "serial"}]}""".formatted(client, arrivals));
    }

    @Test
    void theServiceIsInOneAndTheRunInTheOther() throws Exception {
        Path token = folder.resolve("token");
        Process service = slowcall(ONE, "service", "--listen", ADDRESS_OF_ONE + ":0", "--token", token.toString());
        String listening = service.inputReader().readLine();
        assertTrue(listening != null && listening.startsWith("listening at http://" + ADDRESS_OF_ONE + ":"), listening);
        String url = listening.substring("listening at ".length(), listening.indexOf(','));

        Path results = folderOf(slowcall(
                OTHER,
                "run",
                "--plan",
                plan("jdk", "{\"constant\": 50}").toString(),
                "--service",
                url,
                "--service-token",
                token.toString(),
                "--results",
                folder.resolve("results").toString()));

        PublishedRun run = PublishedRun.open(results);
        Row row = run.trials().getFirst();
        assertEquals("elsewhere", row.text("service_place"));
        assertEquals("50", row.text("ok"));
        assertEquals("50", row.text("ledger_applied"));
        assertEquals("0", row.text("ledger_lost"));
        assertTrue(Files.readString(results.resolve("manifest.json"))
                .lines()
                .noneMatch(line -> line.contains(ADDRESS_OF_ONE)));
    }

    @Test
    void aShareOfTheLoadIsInEach() throws Exception {
        String plan = plan("sleep", "{\"poisson\": 200}").toString();
        String begin =
                Instant.now().plusSeconds(15).truncatedTo(ChronoUnit.SECONDS).toString();
        List<Process> runs = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            runs.add(slowcall(
                    number == 1 ? ONE : OTHER,
                    "run",
                    "--plan",
                    plan,
                    "--shard",
                    number + "/2",
                    "--start-at",
                    begin,
                    "--results",
                    folder.resolve("results-" + number).toString()));
        }
        Path first = folderOf(runs.getFirst());
        Path second = folderOf(runs.getLast());

        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.execute(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "merge",
                second.toString(),
                first.toString(),
                "--results",
                folder.resolve("merged").toString());

        assertEquals(0, exitCode, err::toString);
        PublishedRun merged =
                PublishedRun.open(Path.of(out.toString().lines().toList().getLast()));
        Row row = merged.trials().getFirst();
        assertEquals("OK", row.text("status"), row.text("reasons"));
        long offered = PublishedRun.open(first).trials().getFirst().count("offered")
                + PublishedRun.open(second).trials().getFirst().count("offered");
        assertEquals(offered, row.count("offered"));
        assertEquals(offered, row.count("ok"));
    }
}
