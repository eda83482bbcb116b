package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.MarkedProcess;
import slowcall.jvm.Processes;
import slowcall.plan.AllowedTargets;
import slowcall.plan.PlanFile;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.service.ImpatientHost;
import slowcall.service.ServiceMain;
import slowcall.trial.TrialMain;

/** Guards against a trial that goes missing because its JVM, or its service, does not end as it should. */
class TrialDiesIT {
    private static final String PLAN = """
            {
              "name": "trial-dies",
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
              "cells": [{"strategy": [STRATEGIES]}],
            }
            """;

    @TempDir
    private Path temporary;

    /** Sends signals in the midst of trials, one each, as long as there are any. */
    private static final class Signaller extends SilentListener {
        private final String mainClass;
        private final List<String> signals;
        private final List<Long> pids = new ArrayList<>();

        Signaller(Class<?> mainClass, String... signals) {
            this.mainClass = mainClass.getName();
            this.signals = new ArrayList<>(List.of(signals));
        }

        @Override
        public void trialPhase(String phase, Duration remaining) {
            if (!phase.equals("measuring")) {
                return;
            }
            ProcessHandle process = ProcessHandle.current()
                    .children()
                    .filter(child -> Processes.runs(child, mainClass))
                    .findFirst()
                    .orElseThrow();
            pids.add(process.pid());
            if (!signals.isEmpty()) {
                send(signals.removeFirst(), process.pid());
            }
        }

        private static void send(String signal, long pid) {
            try {
                Thread.sleep(300);
                MarkedProcess.kill(signal, Long.toString(pid));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<Row> rows(Signaller signaller, String strategies) throws Exception {
        var options = new Experiment.Options(
                temporary.resolve("results"),
                List.of(),
                List.of(),
                AllowedTargets.ON_THIS_MACHINE,
                new ImpatientHost(Duration.ofSeconds(5)),
                Optional.empty());
        var plan = PlanFile.parse("trial-dies", PLAN.replace("STRATEGIES", strategies));
        Experiment.Result result = new Experiment(plan, options, signaller, false).run();
        return ResultsFolder.readTable(result.folder().resolve("trials.csv"));
    }

    @Test
    void oneThatCrashesAndOneThatIsKilledLeaveRowsAndSiblings() throws Exception {
        Path here = Path.of("").toAbsolutePath();
        List<Path> before = crashReports(here);

        List<Row> rows = rows(
                new Signaller(TrialMain.class, "SEGV", "KILL"),
                "\"virtual-threads\", \"thread-per-request\", \"async-client\"");

        assertEquals(
                List.of("FAILED", "FAILED", "OK"),
                rows.stream().map(row -> row.text("status")).toList());
        assertEquals(
                "trial-failed:the trial's JVM ended with exit code 134: A fatal error has been detected by the Java Runtime"
                        + " Environment:",
                rows.get(0).text("reasons"));
        assertEquals(
                "trial-failed:the trial's JVM ended with exit code 137",
                rows.get(1).text("reasons"));
        assertEquals("", rows.get(0).text("ok"));
        assertEquals("50", rows.get(2).text("ok"));
        assertEquals(before, crashReports(here), "a crash leaves nothing in the folder that we were called from");
    }

    private static List<Path> crashReports(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("hs_err"))
                    .sorted()
                    .toList();
        }
    }

    /** Alive, and deaf: its trial is lost, and the next must not wait for it. */
    @Test
    void aServiceThatStopsIsReplaced() throws Exception {
        Signaller signaller = new Signaller(ServiceMain.class, "STOP");

        List<Row> rows = rows(signaller, "\"virtual-threads\", \"async-client\"");

        assertEquals(2, rows.size());
        assertEquals("INVALID", rows.get(0).text("verdict"));
        assertEquals("", rows.get(0).text("completed_p50_ms"));
        assertEquals("OK", rows.get(1).text("status"), rows.get(1).text("reasons"));
        assertEquals("50", rows.get(1).text("ok"));
        assertNotEquals(signaller.pids.get(0), signaller.pids.get(1));
        assertFalse(ProcessHandle.of(signaller.pids.get(0)).isPresent());
        assertTrue(rows.get(0).text("reasons").contains("service"), rows.get(0).text("reasons"));
    }
}
