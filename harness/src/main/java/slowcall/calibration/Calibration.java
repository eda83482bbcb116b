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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
    public static final List<Column> COLUMNS = Figures.COLUMNS;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final double MICROS_PER_MILLI = 1000;

    private final ObjectMapper json = new ObjectMapper();
    private final ChildJvm jvm;
    private final WireMockService service;
    private final Pace pace;
    private final Consumer<String> phase;

    /**
     * What came of it.
     *
     * @param rows of {@code calibration.csv}, in the order measured
     * @param capacity the service's
     */
    public record Result(List<Row> rows, ServiceCapacity capacity) {}

    private Calibration(ChildJvm jvm, WireMockService service, Pace pace, Consumer<String> phase) {
        this.jvm = jvm;
        this.service = service;
        this.pace = pace;
        this.phase = phase;
    }

    /**
     * Starts a calibration's JVM.
     *
     * @param service warm, and without calls in flight
     * @param flags of the JVM
     * @param errors where its standard error goes
     * @param phase told each step as it begins
     */
    public static Calibration start(
            WireMockService service, Pace pace, List<String> flags, Path errors, Consumer<String> phase)
            throws IOException {
        ChildJvm jvm = ChildJvm.start("the calibration's JVM", flags, List.of(), CalibrationMain.class, errors);
        return new Calibration(jvm, service, pace, phase);
    }

    /**
     * Measures everything.
     *
     * @throws ChildFailedException if its JVM, or the service, ends, hangs or says what it should not
     */
    public Result run() throws ChildFailedException, InterruptedException {
        jvm.send(Integer.toString(service.port()));
        List<Row> rows = new ArrayList<>();
        for (Kind kind : List.of(Kind.CLOCK_COST, Kind.CLOCK_STEP, Kind.WAIT, Kind.STALL)) {
            rows.add(measure(pace.step(kind)));
        }
        for (double rps : Pace.GENERATOR_RPS) {
            rows.add(measure(pace.step(Kind.GENERATOR, rps)));
        }
        Row fullSpeed = measureFullSpeed();
        rows.add(fullSpeed);
        List<Row> rates = new ArrayList<>();
        // On a machine that is busy with something else it may be 0 in a short step: then there is no rate to try.
        double most = fullSpeed.number(Figures.ACHIEVED_RPS.name()).orElse(0);
        for (double share : most > 0 ? Pace.SHARES_OF_FULL_SPEED : List.<Double>of()) {
            Row step = measure(pace.step(Kind.SERVICE_RATE, most * share));
            rates.add(step.put(Figures.KEEPS_UP, CapacityRule.keepsUp(step) ? "yes" : "no"));
        }
        rows.addAll(rates);
        return new Result(rows, CapacityRule.of(fullSpeed, rates));
    }

    /** Again and again, until neither the client's compiler nor the service's is busy. */
    private Row measureFullSpeed() throws ChildFailedException, InterruptedException {
        Row row = measure(pace.step(Kind.SERVICE_FULL_SPEED));
        for (int time = 1; time < pace.mostTimes() && !CapacityRule.isWarm(row); time++) {
            row = measure(pace.step(Kind.SERVICE_FULL_SPEED));
        }
        return row;
    }

    private Row measure(Step step) throws ChildFailedException, InterruptedException {
        phase.accept(step.toString());
        jvm.send(written(step));
        Duration timeout = PATIENCE.plusMillis(step.millis());
        expect("READY", timeout);
        Row row = new Row().put(Figures.KIND, step.kind().toString()).put(Figures.LENGTH_MS, step.millis());
        if (step.rps() > 0) {
            row.put(Figures.OFFERED_RPS, step.rps());
        }
        if (!step.kind().callsTheService()) {
            jvm.send("GO");
            expect("ENDED", timeout);
            return row.putAll(received(timeout));
        }
        ServiceSnapshot before = atRest();
        jvm.send("GO");
        expect("ENDED", timeout);
        ServiceSnapshot after = service.snapshot();
        row.putAll(received(timeout));
        row.put(Figures.DELAY_MS, step.kind().delayMillis());
        double nanos = after.nanoTime() - before.nanoTime();
        row.put(Figures.SERVICE_CPU_CORES, (after.cpuNanos() - before.cpuNanos()) / nanos)
                .put(Figures.SERVICE_JIT_CORES, (after.compilerNanos() - before.compilerNanos()) / nanos);
        // Instead of the generator's lag: what a step calls the service for is what the service took.
        return Figures.spread(row, after.excessDelays(), MICROS_PER_MILLI);
    }

    /** Empties the service's books, once it has answered what the step before has left; but does not wait for that for ever. */
    private ServiceSnapshot atRest() throws ChildFailedException, InterruptedException {
        long end = System.nanoTime() + LONGEST_REST_NANOS;
        while (service.snapshot().inFlight() > 0 && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        service.reset();
        return service.snapshot();
    }

    private String written(Step step) {
        try {
            return json.writeValueAsString(step);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a step can be written", e);
        }
    }

    private void expect(String expected, Duration timeout) throws ChildFailedException, InterruptedException {
        String line = jvm.receive(timeout);
        if (!line.equals(expected)) {
            throw new ChildFailedException(
                    "the calibration's JVM said \"" + line + "\" instead of \"" + expected + "\"");
        }
    }

    private Map<String, String> received(Duration timeout) throws ChildFailedException, InterruptedException {
        String line = jvm.receive(timeout);
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
