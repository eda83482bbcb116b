package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.Processes;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/** Guards against a run that does not say how much of the service it used, and against one that hangs before it begins. */
class CalibratedRunIT {
    private static final Plan PLAN = PlanFile.parse("calibrated", """
            {
              "blocks": 1,
              "defaults": {
                "client": "jdk",
                "delay": "20ms",
                "warmup": "100ms",
                "measure": "1s",
                "timeout": "5s",
                "heap": "64m",
                "gc": "serial",
              },
              "cells": [{"strategy": "virtual-threads", "arrivals": {"constant": 20}}],
            }
            """);

    @TempDir
    private Path temporary;

    /** Keeps what the calibration tells, and may do something at a step. */
    private static class Listener extends SilentListener {
        private final List<String> told = new ArrayList<>();
        private final Runnable atFullSpeed;

        Listener(Runnable atFullSpeed) {
            this.atFullSpeed = atFullSpeed;
        }

        @Override
        public void calibrationStarting() {
            told.add("starting");
        }

        @Override
        public void calibrationStep(String step, Duration remaining) {
            assertTrue(remaining.isPositive());
            if (step.equals("service-full-speed")) {
                told.add(step);
                atFullSpeed.run();
            }
        }

        @Override
        public void calibrationFinished(Optional<ServiceCapacity> capacity, List<Overcommitment> overcommitted) {
            told.add("finished");
        }
    }

    private Experiment experiment(Listener listener) {
        return new Experiment(PLAN, new Experiment.Options(temporary, List.of(), List.of()), listener);
    }

    @Test
    void itsFolderHasTheCalibrationAndItsRowsTheirHeadroom() throws Exception {
        Listener listener = new Listener(() -> {});

        Experiment.Result result = experiment(listener).run();

        assertEquals(List.of("starting", "service-full-speed", "finished"), listener.told);
        Path file = result.folder().resolve("calibration.csv");
        List<Row> calibration = ResultsFolder.readTable(file);
        JsonNode manifest =
                new ObjectMapper().readTree(Files.readString(result.folder().resolve("manifest.json")));
        JsonNode entry = StreamSupport.stream(manifest.get("files").spliterator(), false)
                .filter(each -> each.get("name").asText().equals("calibration.csv"))
                .findFirst()
                .orElseThrow();
        assertEquals(calibration.size(), entry.get("rows").asInt());
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))),
                entry.get("sha256").asText());
        assertFalse(manifest.get("calibration_flags").isEmpty());
        Row row = ResultsFolder.readTable(result.folder().resolve("trials.csv")).getFirst();
        Row fullSpeed = calibration.stream()
                .filter(each -> each.text("kind").equals("service-full-speed"))
                .findFirst()
                .orElseThrow();
        boolean warm = fullSpeed.number("client_jit_cpu_cores").orElseThrow() <= 0.1
                && fullSpeed.number("service_jit_cpu_cores").orElseThrow() <= 0.1;
        assertEquals(warm ? fullSpeed.text("service_cpu_cores") : "", row.text("service_capacity_cores"));
        assertEquals(warm, row.number("service_utilisation").isPresent(), "too short a calibration tells no capacity");
    }

    @Test
    void aPlanThatCallsNoServiceStartsNone() throws Exception {
        List<Integer> services = new ArrayList<>();
        Listener listener = new Listener(() -> {}) {
            @Override
            public void blockStarting(int block) {
                services.add(block);
            }
        };
        Plan plan = PlanFile.parse("sleeping", PLAN.text().replace("jdk", "sleep"));

        Experiment.Result result =
                new Experiment(plan, new Experiment.Options(temporary, List.of(), List.of()), listener).run();

        assertEquals(List.of(), services);
        assertEquals(List.of("starting", "finished"), listener.told);
        Row row = result.rows().getFirst();
        assertEquals("OK", row.text("status"), row.values().toString());
        assertEquals("20", row.text("ok"), row.values().toString());
        assertEquals("", row.text("service_received"));
        assertEquals(
                List.of("clock-cost", "clock-step", "wait", "stall", "generator"),
                ResultsFolder.readTable(result.folder().resolve("calibration.csv")).stream()
                        .map(step -> step.text("kind"))
                        .distinct()
                        .toList());
        JsonNode manifest =
                new ObjectMapper().readTree(Files.readString(result.folder().resolve("manifest.json")));
        assertTrue(manifest.get("service_flags").isEmpty());
    }

    @Test
    void aCalibrationThatDiesEndsTheRunWithWhatHappened() throws Exception {
        List<ProcessHandle> children = new ArrayList<>();
        Listener listener = new Listener(() -> {
            children.addAll(ProcessHandle.current().children().toList());
            children.stream()
                    .filter(child -> Processes.runs(child, "slowcall.calibration.CalibrationMain"))
                    .forEach(ProcessHandle::destroyForcibly);
        });

        var failure = assertThrows(IOException.class, () -> experiment(listener).run());

        assertEquals("the calibration failed: the calibration's JVM ended with exit code 137", failure.getMessage());
        Processes.awaitEnd(children);
    }
}
