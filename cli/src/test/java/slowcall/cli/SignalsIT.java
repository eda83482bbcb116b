package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.MarkedProcess;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/** Guards against a Ctrl-C that a shell takes for a failure, that ends in a stack trace, or leaves processes running. */
class SignalsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path temporary;

    /** How a run is ended. */
    private enum End {
        INTERRUPTED(130),
        TERMINATED(143),
        /** As a terminal does it: the children get the signal, too. */
        CTRL_C(130);

        private final int exitCode;

        End(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private MarkedProcess start(End end) throws Exception {
        Path root = Files.createDirectory(temporary.resolve(end.name()));
        List<String> prefix = new ArrayList<>(end == End.CTRL_C ? List.of("setsid") : List.of());
        prefix.addAll(MarkedProcess.withSignals());
        return MarkedProcess.start(
                root,
                prefix,
                // A machine's lock of its own: these three are to run at once.
                List.of("-Djava.io.tmpdir=" + root),
                Main.class.getName(),
                List.of(
                        "run",
                        "--plan",
                        "smoke",
                        "--results",
                        root.resolve("results").toString()));
    }

    /** Waits until the run has its folder, and its service is likely to be about to start. */
    private static void awaitFolder(MarkedProcess run, Path results) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(results) || isEmpty(results)) {
            assertTrue(run.isAlive(), run.err());
            assertTrue(System.nanoTime() < deadline, run.err());
            Thread.sleep(100);
        }
        Thread.sleep(1000);
    }

    private static boolean isEmpty(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** All in one test: at the same time they take a third as long. */
    @Test
    void endARunAtOnceAndSayHow() throws Exception {
        Map<End, MarkedProcess> runs = new EnumMap<>(End.class);
        try {
            for (End end : End.values()) {
                runs.put(end, start(end));
            }
            for (Map.Entry<End, MarkedProcess> started : runs.entrySet()) {
                End end = started.getKey();
                MarkedProcess run = started.getValue();
                awaitFolder(run, temporary.resolve(end.name()).resolve("results"));
                if (end == End.CTRL_C) {
                    run.signalGroup("INT");
                } else {
                    run.signal(end == End.INTERRUPTED ? "INT" : "TERM");
                }
                assertEquals(end.exitCode, run.awaitExit(PATIENCE), end::toString);
                run.assertNothingLeft();
                assertFalse(run.err().contains("\tat "), run.err());
                assertIncomplete(temporary.resolve(end.name()).resolve("results"));
            }
        } finally {
            runs.values().forEach(MarkedProcess::close);
        }
    }

    private static void assertIncomplete(Path results) throws Exception {
        try (Stream<Path> folders = Files.list(results)) {
            Path folder = folders.findFirst().orElseThrow();
            assertTrue(
                    Files.readString(folder.resolve("manifest.json")).contains("\"complete\" : false"),
                    folder::toString);
            for (Row row : ResultsFolder.readTable(folder.resolve("trials.csv"))) {
                assertEquals("OK", row.text("status"), row.text("reasons"));
            }
        }
    }
}
