package slowcall.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.Processes;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.service.ServiceSnapshot;
import slowcall.service.WireMockService;

/** Guards against a calibration that leaves something out, disturbs what comes after it, or hangs when its JVM does not answer. */
class CalibrationIT {
    private static final List<String> FLAGS = List.of("-Xmx128m");
    private static final Pace SHORT = Pace.forTrialsOf(Duration.ofMinutes(3));

    @TempDir
    private static Path temporary;

    private static WireMockService service;
    private static Calibration.Result result;

    @BeforeAll
    static void calibrate() throws Exception {
        service = WireMockService.start(temporary.resolve("service.txt"));
        try (Calibration calibration = start(step -> {})) {
            result = calibration.run();
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Calibration start(java.util.function.Consumer<String> phase) throws Exception {
        return Calibration.start(Optional.of(service), SHORT, FLAGS, temporary.resolve("calibration.txt"), phase);
    }

    private static List<Row> rows(String kind) {
        return result.rows().stream()
                .filter(row -> row.text("kind").equals(kind))
                .toList();
    }

    @Test
    void measuresEverythingOnceAndTheRatesRising() {
        List<String> kinds = result.rows().stream().map(row -> row.text("kind")).toList();

        assertEquals(
                Stream.of(
                                List.of("clock-cost", "clock-step", "wait", "stall"),
                                List.of("generator", "generator", "generator"),
                                List.of("service-full-speed"),
                                List.of("service-rate", "service-rate", "service-rate", "service-rate", "service-rate"))
                        .flatMap(List::stream)
                        .toList(),
                kinds);
        List<Double> rates = rows("service-rate").stream()
                .map(row -> row.number("offered_rps").orElseThrow())
                .toList();
        assertEquals(rates.stream().sorted().toList(), rates);
        assertTrue(rates.getFirst() > 0, rates.toString());
        assertTrue(
                rates.getLast()
                        < rows("service-full-speed")
                                .getFirst()
                                .number("achieved_rps")
                                .orElseThrow(),
                rates.toString());
    }

    @Test
    void everyStepHasSamplesAndOrderedQuantilesInDeclaredColumns() {
        List<String> declared = Calibration.COLUMNS.stream().map(Column::name).toList();

        for (Row row : result.rows()) {
            CalibrationColumnsTest.assertOrdered(row);
            assertTrue(declared.containsAll(row.values().keySet()), row.values().toString());
        }
        for (Row row : rows("generator")) {
            double offered = row.number("offered_rps").orElseThrow() * row.count("length_ms") / 1000;
            assertEquals(Math.round(offered), row.count("n"), row.values().toString());
        }
    }

    @Test
    void theServiceSawWhatItWasOffered() {
        for (Row row : rows("service-rate")) {
            double offered = row.number("offered_rps").orElseThrow() * row.count("length_ms") / 1000;
            // An answer may be here before the service has noted that it is.
            assertTrue(Math.abs(offered - row.count("n")) <= 3, row.values().toString());
            assertEquals(0, row.count("errors"), row.values().toString());
            assertTrue(
                    row.number("service_cpu_cores").orElseThrow() > 0,
                    row.values().toString());
        }
        assertTrue(rows("service-full-speed")
                        .getFirst()
                        .number("service_cpu_cores")
                        .orElseThrow()
                > 0);
    }

    /** At this pace neither side gets warm, and a figure would be that of two compilers. */
    @Test
    void tooShortACalibrationTellsNoCapacity() {
        Row fullSpeed = rows("service-full-speed").getFirst();

        assertEquals(
                CapacityRule.isWarm(fullSpeed),
                Double.isFinite(result.capacity().orElseThrow().cores()));
    }

    @Test
    void nothingOfItIsLeftInTheService() throws Exception {
        assertEquals(0, service.snapshot().inFlight());
        assertEquals(0, service.ledger().ids());

        service.reset();

        ServiceSnapshot after = service.snapshot();
        assertEquals(List.of(0L, 0L), List.of(after.received(), after.outOfRange()));
    }

    @Test
    void aJvmThatDiesIsSaidToHaveDied() throws Exception {
        List<ProcessHandle> killed = new ArrayList<>();

        try (Calibration calibration = start(step -> {
            if (step.startsWith("service-full-speed")) {
                killed.addAll(children());
                killed.forEach(ProcessHandle::destroyForcibly);
            }
        })) {
            var failure = assertThrows(ChildFailedException.class, calibration::run);
            assertEquals("the calibration's JVM ended with exit code 137", failure.getMessage());
        }
        assertEquals(1, killed.size());
        Processes.awaitEnd(killed);
    }

    @Test
    void closingEndsItsJvmInTheMidstOfAStep() throws Exception {
        List<ProcessHandle> children = new ArrayList<>();
        Calibration calibration = start(step -> {
            children.addAll(children());
            if (!children.isEmpty()) {
                throw new IllegalStateException("enough");
            }
        });

        assertThrows(IllegalStateException.class, calibration::run);
        assertFalse(children.isEmpty());
        calibration.close();

        Processes.awaitEnd(children);
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> Processes.runs(child, CalibrationMain.class.getName()))
                .toList();
    }
}
