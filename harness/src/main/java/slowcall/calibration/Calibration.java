package slowcall.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import slowcall.calibration.Step.Kind;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.ChildJvm;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;
import slowcall.service.ServiceSnapshot;
import slowcall.service.WireMockService;

/**
 * The parent's side of a calibration: has its JVM measure one step after another, and asks the service before and after each what
 * it saw.
 */
public final class Calibration implements AutoCloseable {
    /** The columns of {@code calibration.csv}. */
    public static final List<Column> COLUMNS = CalibrationColumns.COLUMNS;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final double MICROS_PER_MILLI = 1000;

    private final ObjectMapper json = new ObjectMapper();
    private final ChildJvm jvm;
    private final @Nullable WireMockService service;
    private final Pace pace;
    private final Consumer<String> phase;

    /**
     * What came of it.
     *
     * @param rows of {@code calibration.csv}, in the order measured
     * @param capacity the service's, if there is one
     */
    public record Result(List<Row> rows, Optional<ServiceCapacity> capacity) {}

    private Calibration(ChildJvm jvm, @Nullable WireMockService service, Pace pace, Consumer<String> phase) {
        this.jvm = jvm;
        this.service = service;
        this.pace = pace;
        this.phase = phase;
    }

    /**
     * Starts a calibration's JVM.
     *
     * @param service warm, and without calls in flight; empty for a plan that calls none
     * @param flags of the JVM
     * @param errors where its standard error goes
     * @param phase told each step as it begins
     */
    public static Calibration start(
            Optional<WireMockService> service, Pace pace, List<String> flags, Path errors, Consumer<String> phase)
            throws IOException {
        ChildJvm jvm = ChildJvm.start("the calibration's JVM", flags, List.of(), CalibrationMain.class, errors);
        return new Calibration(jvm, service.orElse(null), pace, phase);
    }

    /**
     * Measures everything.
     *
     * @throws ChildFailedException if its JVM, or the service, ends, hangs or says what it should not
     */
    public Result run() throws ChildFailedException, InterruptedException {
        jvm.send((service == null ? WireMockService.pointsAt(0) : service.points()).toString());
        List<Row> rows = new ArrayList<>();
        for (Kind kind : List.of(Kind.CLOCK_COST, Kind.CLOCK_STEP, Kind.WAIT, Kind.STALL)) {
            rows.add(measure(pace.step(kind)));
        }
        for (double rps : Pace.GENERATOR_RPS) {
            rows.add(measure(pace.step(Kind.GENERATOR, rps)));
        }
        return service == null
                ? new Result(rows, Optional.empty())
                : new Result(rows, Optional.of(calibrateService(service, rows)));
    }

    /** Adds the service's steps to the rows. */
    private ServiceCapacity calibrateService(WireMockService called, List<Row> rows)
            throws ChildFailedException, InterruptedException {
        Row fullSpeed = measureFullSpeed(called);
        rows.add(fullSpeed);
        List<Row> rates = new ArrayList<>();
        // On a machine that is busy with something else it may be 0 in a short step: then there is no rate to try.
        double most = fullSpeed.number(CalibrationColumns.ACHIEVED_RPS.name()).orElse(0);
        for (double share : most > 0 ? Pace.SHARES_OF_FULL_SPEED : List.<Double>of()) {
            Row step = measure(called, pace.step(Kind.SERVICE_RATE, most * share));
            rates.add(step.put(CalibrationColumns.KEEPS_UP, CapacityRule.keepsUp(step) ? "yes" : "no"));
        }
        rows.addAll(rates);
        return CapacityRule.of(fullSpeed, rates);
    }

    /** Again and again, until neither the client's compiler nor the service's is busy. */
    private Row measureFullSpeed(WireMockService called) throws ChildFailedException, InterruptedException {
        Row row = measure(called, pace.step(Kind.SERVICE_FULL_SPEED));
        for (int time = 1; time < pace.mostTimes() && !CapacityRule.isWarm(row); time++) {
            row = measure(called, pace.step(Kind.SERVICE_FULL_SPEED));
        }
        return row;
    }

    private Row measure(Step step) throws ChildFailedException, InterruptedException {
        Row row = prepare(step);
        go(step);
        return row.putAll(received(step));
    }

    /** A step that calls the service: with what the service saw of it. */
    private Row measure(WireMockService called, Step step) throws ChildFailedException, InterruptedException {
        Row row = prepare(step);
        ServiceSnapshot before = atRest(called);
        go(step);
        ServiceSnapshot after = called.snapshot();
        row.putAll(received(step));
        row.put(CalibrationColumns.DELAY_MS, step.kind().delayMillis());
        double nanos = after.nanoTime() - before.nanoTime();
        row.put(CalibrationColumns.SERVICE_CPU_CORES, (after.cpuNanos() - before.cpuNanos()) / nanos)
                .put(CalibrationColumns.SERVICE_JIT_CORES, (after.compilerNanos() - before.compilerNanos()) / nanos);
        // Instead of the generator's lag: what a step calls the service for is what the service took.
        return CalibrationColumns.spread(row, after.excessDelays(), MICROS_PER_MILLI);
    }

    private Row prepare(Step step) throws ChildFailedException, InterruptedException {
        phase.accept(step.toString());
        jvm.send(written(step));
        expect("READY", step);
        Row row = new Row()
                .put(CalibrationColumns.KIND, step.kind().toString())
                .put(CalibrationColumns.LENGTH_MS, step.millis());
        if (step.rps() > 0) {
            row.put(CalibrationColumns.OFFERED_RPS, step.rps());
        }
        return row;
    }

    private void go(Step step) throws ChildFailedException, InterruptedException {
        jvm.send("GO");
        expect("ENDED", step);
    }

    private static Duration patience(Step step) {
        return PATIENCE.plusMillis(step.millis());
    }

    /** Empties the service's books, once it has answered what the step before has left; but does not wait for that for ever. */
    private static ServiceSnapshot atRest(WireMockService called) throws ChildFailedException, InterruptedException {
        long end = System.nanoTime() + LONGEST_REST_NANOS;
        while (called.snapshot().inFlight() > 0 && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        called.reset();
        return called.snapshot();
    }

    private String written(Step step) {
        try {
            return json.writeValueAsString(step);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a step can be written", e);
        }
    }

    private void expect(String expected, Step step) throws ChildFailedException, InterruptedException {
        String line = jvm.receive(patience(step));
        if (!line.equals(expected)) {
            throw new ChildFailedException(
                    "the calibration's JVM said \"" + line + "\" instead of \"" + expected + "\"");
        }
    }

    private Map<String, String> received(Step step) throws ChildFailedException, InterruptedException {
        String line = jvm.receive(patience(step));
        try {
            return json.readValue(line, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new ChildFailedException("the calibration's JVM sent figures that cannot be read: " + line);
        }
    }

    /** Ends its JVM. */
    @Override
    public void close() {
        jvm.close();
    }
}
