package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.Experiment;
import slowcall.Overcommitment;
import slowcall.Resumption;
import slowcall.RunListener;
import slowcall.benchmarks.Selection;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;
import slowcall.tune.Question;
import slowcall.tune.Tuning;

/** Guards what programs read of each command, and what is left for people who want it quiet. */
class OutputTest {
    private static final Path DOCUMENT = Path.of("../docs/json.md");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), new OneTrial(), args);
    }

    private List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            events.add(new ObjectMapper().readTree(line));
        }
        return events;
    }

    private static List<String> names(List<JsonNode> events) {
        return events.stream().map(event -> event.get("event").asText()).toList();
    }

    @Test
    void aRunIsToldInEvents() throws IOException {
        assertEquals(0, execute("run", "--plan", "smoke", "--jmh", "--json"));

        List<JsonNode> events = events();
        assertEquals(
                List.of(
                        "warning",
                        "run-started",
                        "block-started",
                        "calibration-started",
                        "calibration-step",
                        "calibration-finished",
                        "trial-started",
                        "trial-phase",
                        "trial-finished",
                        "summary",
                        "progress",
                        "benchmarks-finished",
                        "finished"),
                names(events).stream().distinct().toList());
        JsonNode started = events.get(names(events).indexOf("run-started"));
        assertEquals("smoke", started.get("plan").asText());
        assertEquals("results-folder", started.get("folder").asText());
        assertTrue(started.get("trials").asInt() > 0);
        JsonNode calibrated = events.get(names(events).indexOf("calibration-finished"));
        assertEquals(1200, calibrated.get("capacity_rps").asDouble());
        assertEquals(1, calibrated.get("overcommitted").size());
        JsonNode trial = events.get(names(events).indexOf("trial-finished"));
        assertEquals("400.0", trial.get("row").get("throughput_rps").asText());
        JsonNode last = events.getLast();
        assertEquals(0, last.get("exit_code").asInt());
        assertEquals("results-folder", last.get("folder").asText());
        assertEquals("", err.toString());
    }

    @Test
    void anAnswerIsToldInEvents() throws IOException {
        assertEquals(0, execute("tune", "--rate", "30", "--delay", "200ms", "--slo", "p99=350ms", "--json"));

        List<JsonNode> events = events();
        assertEquals(List.of("warning", "progress", "answer", "tried", "finished"), names(events));
        assertEquals("the answer", events.get(2).get("sentence").asText());
        assertEquals("7", events.get(3).get("row").get("size").asText());
    }

    @Test
    void aDiagnosisIsToldInEvents() throws IOException {
        int exitCode = execute("doctor", "--plan", "smoke", "--json");

        List<JsonNode> events = events();
        assertEquals(
                List.of("check", "finished"), names(events).stream().distinct().toList());
        assertTrue(events.getFirst().hasNonNull("level"), events::toString);
        assertEquals(exitCode, events.getLast().get("exit_code").asInt());
    }

    @Test
    void strategiesAreToldInEvents() throws IOException {
        assertEquals(0, execute("strategies", "--json"));

        List<JsonNode> events = events();
        assertEquals(
                List.of("strategy", "finished"),
                names(events).stream().distinct().toList());
        JsonNode pool = events.stream()
                .filter(event -> event.path("name").asText().equals("fixed-pool"))
                .findFirst()
                .orElseThrow();
        assertTrue(pool.get("settings").get(0).asText().startsWith("pool_size"), pool::toString);
    }

    /** Whichever error it is, the last line says so, and people still read it on the other stream. */
    @Test
    void errorsAreEventsAsWell() throws IOException {
        assertEquals(2, execute("run", "--plan", "quik", "--json"));
        assertEquals(2, execute("run", "--pln", "--json"));

        List<JsonNode> events = events();
        assertEquals(List.of("error", "error"), names(events));
        assertEquals(2, events.getFirst().get("exit_code").asInt());
        assertTrue(events.getFirst().get("message").asText().contains("did you mean"), out::toString);
        assertTrue(events.getLast().get("message").asText().startsWith("unknown option --pln"), out::toString);
        assertEquals(2, err.toString().lines().count(), err::toString);
    }

    @Test
    void quietIsWithoutProgressAndWithEverythingElse() {
        assertEquals(0, execute("run", "--plan", "smoke"));
        String results = out.toString();
        assertTrue(err.toString().contains("plan smoke: "), err::toString);
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);

        assertEquals(0, execute("run", "--plan", "smoke", "--quiet"));

        assertEquals(results, out.toString());
        assertTrue(err.toString().startsWith("slowcall: swap: in use; slowcall doctor says more"), err::toString);
        assertTrue(err.toString().lines().allMatch(line -> line.startsWith("slowcall: ")), err::toString);
    }

    @Test
    void quietStrategiesAreNames() {
        assertEquals(0, execute("strategies", "-q"));

        assertTrue(out.toString().lines().allMatch(line -> line.matches("[a-z0-9-]+")), out::toString);
    }

    @Test
    void aQuietDoctorSaysWhatIsWrongAndWhetherItCanBeMeasured() {
        execute("doctor", "--plan", "smoke", "--quiet");

        assertFalse(out.toString().lines().anyMatch(line -> line.startsWith("ok ")), out::toString);
        assertTrue(out.toString().lines().toList().getLast().startsWith("It can"), out::toString);
    }

    @ParameterizedTest
    @EnumSource
    void everyEventIsDocumented(EventName name) throws IOException {
        assertTrue(Files.readString(DOCUMENT).contains("| `" + name + "` |"), name::toString);
    }

    @Test
    void nothingElseIsDocumented() throws IOException {
        List<String> known = new ArrayList<>();
        for (EventName name : EventName.values()) {
            known.add("`" + name + "`");
        }
        List<String> documented = Files.readString(DOCUMENT)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1].strip())
                .toList();
        assertEquals(known, documented);
    }

    /** Tells its listener of one trial. */
    private static final class OneTrial implements Experimenter {
        private static final Row ROW = new Row()
                .putAll(Map.of("strategy", "virtual-threads", "status", "OK", "verdict", "VALID"))
                .putAll(Map.of("shape", "single", "arrivals", "constant-400", "delay", "fixed-200ms"))
                .putAll(Map.of("throughput_rps", "400.0"));

        @Override
        public List<String> warnings() {
            return List.of("swap: in use");
        }

        @Override
        public Experiment.Result run(Plan plan, Experiment.Options options, RunListener listener) {
            Cell cell = plan.cells().getFirst();
            listener.runStarting(plan, Path.of("results-folder"));
            listener.blockStarting(1);
            listener.calibrationStarting();
            listener.calibrationStep("wait", Duration.ofSeconds(90));
            listener.calibrationFinished(
                    Optional.of(new ServiceCapacity(OptionalDouble.of(1200), 1.5)),
                    List.of(new Overcommitment(cell, 1000, 1200)));
            listener.trialStarting(1, 1, cell);
            listener.trialPhase("measuring", Duration.ofSeconds(60));
            listener.trialFinished(ROW);
            return new Experiment.Result(Path.of("results-folder"), List.of(ROW), List.of(ROW), List.of());
        }

        @Override
        public Experiment.Result resume(Resumption interrupted, Experiment.Options options, RunListener listener) {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public Closeable takeMachine(Optional<String> load) {
            return () -> {};
        }

        @Override
        public Tuning.Result tune(Question question, Experiment.Options options, RunListener listener) {
            Row tried = new Row().putAll(Map.of("objective", "p99 ≤ 350 ms", "size", "7"));
            return new Tuning.Result(
                    Optional.empty(), "the answer", List.of("a note"), List.of(tried), List.of(), List.of());
        }

        @Override
        public String benchmark(Path folder, Selection selection, Consumer<String> status) {
            status.accept("benchmark 1/1");
            return "JMH's table";
        }

        @Override
        public Path report(Path folder) {
            return folder.resolve("report.html");
        }
    }
}
