package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.MarkedProcess;
import slowcall.result.HistogramLog;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/**
 * Guards against a moment at which an interrupt loses a trial, leaves a folder that nobody can read, or a process behind. Six moments, or
 * {@code -Dslowcall.interrupts=50}; {@code -Dslowcall.interrupts.seed=7} draws others.
 */
class InterruptsIT {
    private static final int RUNS = Integer.getInteger("slowcall.interrupts", 6);
    private static final long SEED = Long.getLong("slowcall.interrupts.seed", 20260401);
    private static final int AT_ONCE = 2;

    /** From before the folder is there into the third trial or so. */
    private static final int LATEST_MILLIS = 9000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Longer than anybody waits. */
    private static final String PLAN = """
            {
              "name": "interrupts",
              "blocks": 100,
              "defaults": {
                "arrivals": {"constant": 50},
                "delay": "20ms",
                "warmup": "0s",
                "measure": "500ms",
                "timeout": "2s",
                "heap": "64m",
                "gc": "serial",
              },
              "cells": [{"strategy": ["virtual-threads", "thread-per-request", "async-client"]}],
            }
            """;

    @TempDir
    private Path temporary;

    /** How a run is ended, and the exit code that says so. */
    private enum Signal {
        INT(130),
        TERM(143),
        KILL(137);

        private final int exitCode;

        Signal(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    /**
     * An interrupt.
     *
     * @param inTheSecondTrial whether its time counts from the end of the first trial and not from the start
     */
    private record Interrupt(int number, Signal signal, boolean inTheSecondTrial, int afterMillis) {}

    private List<Interrupt> interrupts() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Interrupt> interrupts = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            // Mostly what people do; a kill now and then.
            Signal signal = i % 5 == 4 ? Signal.KILL : i % 2 == 0 ? Signal.INT : Signal.TERM;
            boolean inTheSecond = i % 3 == 2;
            interrupts.add(new Interrupt(i, signal, inTheSecond, random.nextInt(inTheSecond ? 2000 : LATEST_MILLIS)));
        }
        return interrupts;
    }

    @Test
    void whateverTheMomentWhatIsFinishedStaysAndNothingElse() throws Exception {
        Path plan = Files.writeString(temporary.resolve("interrupts.json"), PLAN);
        List<Future<Integer>> runs = new ArrayList<>();
        int trials = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Interrupt interrupt : interrupts()) {
                runs.add(threads.submit(() -> trialsLeftBy(interrupt, plan)));
            }
            for (Future<Integer> run : runs) {
                trials += run.get();
            }
        }

        assertTrue(trials > 0, "not one of the runs came as far as its second trial");
        String all = RUNS + " of " + RUNS;
        ReliabilityFigure.publish("interrupts", Integer.toString(RUNS));
        ReliabilityFigure.publish("interrupts-journals", all);
        ReliabilityFigure.publish("interrupts-orphans", "0");
        ReliabilityFigure.publish("interrupts-trials", trials + " of " + trials);
    }

    /** Runs, interrupts, and looks at what is left; returns how many trials are. */
    private int trialsLeftBy(Interrupt interrupt, Path plan) throws Exception {
        Path root = Files.createDirectory(temporary.resolve("run-" + interrupt.number()));
        Path results = root.resolve("results");
        try (MarkedProcess run = MarkedProcess.start(
                root,
                MarkedProcess.withSignals(),
                List.of("-Djava.io.tmpdir=" + root),
                RunForAWhile.class.getName(),
                List.of(plan.toString(), results.toString()))) {
            while (interrupt.inTheSecondTrial() && run.isAlive() && !run.out().contains("FINISHED 1")) {
                Thread.sleep(20);
            }
            Thread.sleep(interrupt.afterMillis());
            assertTrue(run.isAlive(), () -> interrupt + " came too late");

            run.signal(interrupt.signal().name());

            assertEquals(interrupt.signal().exitCode, run.awaitExit(PATIENCE), interrupt::toString);
            run.assertNothingLeft();
            assertFalse(run.err().contains("\tat "), run.err());
            long finished = run.out()
                    .lines()
                    .filter(line -> line.startsWith("FINISHED "))
                    .count();
            Optional<Path> folder = onlyFolder(results);
            int rows = folder.isEmpty() ? 0 : rowsOf(folder.get(), interrupt);
            // A row is on the disk before anybody is told.
            assertTrue(
                    rows == finished || rows == finished + 1, () -> interrupt + ": " + rows + " rows of " + finished);
            return rows;
        }
    }

    private static Optional<Path> onlyFolder(Path results) throws IOException {
        if (!Files.exists(results)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(results)) {
            List<Path> all = folders.filter(Files::isDirectory).toList();
            assertTrue(all.size() <= 1, all::toString);
            return all.stream().findFirst();
        }
    }

    private static int rowsOf(Path folder, Interrupt interrupt) throws IOException {
        Path manifest = folder.resolve("manifest.json");
        Path table = folder.resolve("trials.csv");
        if (!Files.exists(manifest)) {
            // Made a moment ago, and nothing has been run.
            assertTrue(!Files.exists(table) || Files.readString(table).lines().count() <= 1, interrupt::toString);
            return 0;
        }
        JsonNode about = new ObjectMapper().readTree(Files.readString(manifest));
        assertFalse(about.path("complete").asBoolean(true), interrupt::toString);
        assertFalse(about.has("files"), interrupt::toString);
        List<Row> rows = ResultsFolder.readTable(table);
        for (Row row : rows) {
            assertEquals("OK", row.text("status"), () -> interrupt + ": " + row.text("reasons"));
            Path log = folder.resolve("histograms/"
                    + String.format(java.util.Locale.ROOT, "%03d-%s.hlog", row.count("block"), row.text("cell_id")));
            assertFalse(
                    HistogramLog.read(log, Files.readAllBytes(log), Set.of()).isEmpty(), log::toString);
        }
        return rows.size();
    }
}
