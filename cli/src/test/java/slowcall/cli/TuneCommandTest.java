package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.Experiment;
import slowcall.Resumption;
import slowcall.RunListener;
import slowcall.benchmarks.Selection;
import slowcall.load.Schedule;
import slowcall.plan.Arrivals;
import slowcall.plan.Plan;
import slowcall.plan.RequestShape;
import slowcall.result.Row;
import slowcall.stats.QueueReplay;
import slowcall.tune.Measurement;
import slowcall.tune.Point;
import slowcall.tune.Question;
import slowcall.tune.Tuning;

/** Guards what {@code tune} asks for, prints and exits with. */
class TuneCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(Experimenter experimenter, String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), experimenter, args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--delay 200ms --slo p99=350ms | the rate is missing; add --rate, such as --rate 300",
                "--rate 300 --slo p99=350ms | how long a call takes is missing; add --delay, such as --delay 200ms, or --delay-trace FILE",
                "--rate 300 --delay 200ms | no objective is given; add one, such as --slo p99=350ms",
                "--rate 300/s --delay 200ms --slo p99=350ms | --rate \"300/s\" is no rate; write it as 300 or 200-400 (requests per second)",
                "--rate 400-300 --delay 200ms --slo p99=350ms | --rate 400-300: the second must be higher than the first",
                "--rate 0 --delay 200ms --slo p99=350ms | --rate: rate 0 must be above 0 and at most 1000000 requests per second",
                "--rate 300 --delay 200 --slo p99=350ms | --delay: \"200\" is no delay; write it as 200ms, lognormal-100ms-900ms (median and p99) or bimodal-20ms-500ms-0.1 (fast, slow, share of slow)",
                "--rate 300 --delay 0ms --slo p99=350ms | --delay: a dependency without delay needs no tuning",
                "--rate 300 --delay lognormal-900ms-100ms --slo p99=2s | --delay: log-normal p99 100 ms must be above its median 900 ms, which must be at least 1 ms",
                "--rate 300 --delay 200ms --slo p99=350 | --slo: \"p99=350\" is no objective; a latency needs a unit: p99=350ms",
                "--rate 300 --delay 200ms --slo p100=350ms | --slo: \"p100=350ms\" is no objective; write it as p99=350ms, goodput>=99% or rejection<=1%",
                "--rate 300 --delay 200ms --slo goodput<=99% | --slo: \"goodput<=99%\" is no objective; it can only be met with >=",
                "--rate 300 --delay 200ms --slo p99=350ms --strategy fixed-pol | --strategy: no strategy \"fixed-pol\"; did you mean \"fixed-pool\"?",
                "--rate 300 --delay 200ms --slo p99=350ms --strategy virtual-threads | --strategy names none that has a size; add fixed-pool or virtual-threads-limited",
                "--rate 300 --delay 200ms --slo p99=350ms --strategy fixed-pool(pool_size=9) | --strategy: pool_size is what is looked for; leave it out of fixed-pool(pool_size=9)",
                "--rate 300 --delay 200ms --slo p99=350ms --max-trials 3 | --max-trials 3 are too few for 3 strategies; it takes 9 to sweep and to confirm once",
                "--rate 300 --delay 200ms --slo p99=350ms --arrivals burst | --arrivals \"burst\" must be poisson or constant",
                "--rate 300 --delay 200ms --slo p99=350ms --find pool | --find \"pool\" must be size or rate",
                "--delay 200ms --slo p99=350ms --find rate | --find rate needs the size whose rate it is; add --size N",
                "--rate 300 --size 9 --delay 200ms --slo p99=350ms | --rate is what --find rate looks for; leave it out",
                "--rate 300 --delay 200ms --delay-trace x.csv --slo p99=350ms | --delay and --delay-trace say the same; leave one of them out",
                "--rate 300 --delay-trace no-such.csv --slo p99=350ms | --delay-trace: there is no trace \"no-such.csv\"; check its path",
                "--rate 300 --delay 200ms --slo p99=350ms --measure 10 | --measure \"10\" is not a duration; write it as 500ms, 17s or 2m",
                "--rate 300 --delay 200ms --slo p99=350ms --measure 10ms | measure 10 ms must be between 100 and 86400000 ms",
                "--rate 300 --delay 200ms --slo p99=2s --timeout 2s | requests would end after 2000 ms, within the 2000 ms that are asked for; make --timeout longer, or leave it out",
                "--rate 300 --delay 200ms --slo p99=660s | requests would end after 600000 ms, within the 660000 ms that are asked for; ask for less",
                "--rate 300 --target 127.0.0.1:80 --slo p99=350ms | --target \"127.0.0.1:80\" is no address; write it as http://127.0.0.1:8080/path",
                "--rate 300 --target http://example.org/x --slo p99=350ms | target http://example.org/x is not on this machine; if it is yours to load, say so with --allow-target example.org:80",
                "--rate 300 --target http://example.org/x --allow-target example.org:8080 --slo p99=350ms | target http://example.org/x is not on this machine; if it is yours to load, say so with --allow-target example.org:80",
                "--rate 300 --target http://127.0.0.1/x --allow-target example.org --slo p99=350ms | --allow-target \"example.org\" is no host with a port; write it as api.example.org:8080",
                "--size 9 --target http://127.0.0.1/x --slo p99=350ms | --find rate needs your estimate of what the target takes; add --delay, such as --delay 200ms",
                "--rate 1001 --target http://127.0.0.1/x --slo p99=350ms | a target is sent at most 1000 requests per second; lower the rate",
                "--rate 30 --target http://127.0.0.1/x --slo p99=350ms --warmup 3m | warmup 180000 ms is longer than the 120000 ms that a target may be loaded for; shorten it",
                "--rate 900 --target http://127.0.0.1/x --slo p99=350ms --max-trials 500 | 23933650 requests to http://127.0.0.1/x are more than 2000000; lower the rate, or make fewer or shorter trials",
            })
    void badInputIsOneLineAndNothingIsStarted(String given, String expected) {
        List<String> args = new ArrayList<>(List.of("tune"));
        args.addAll(List.of(given.split(" ")));

        assertEquals(2, execute(new MainTest.NeverRun(), args.toArray(String[]::new)));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().startsWith("slowcall: " + expected), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void aDryRunTellsHowLongItTakesAndStartsNothing() {
        int exitCode = execute(
                new MainTest.NeverRun(),
                "tune",
                "--rate",
                "300",
                "--delay",
                "200ms",
                "--slo",
                "p99=350ms",
                "--max-trials",
                "12",
                "--dry-run");

        assertEquals(0, exitCode, err::toString);
        assertTrue(
                out.toString().matches("at most 12 trials, about \\d+ minutes?\\Rnothing was started\\R"),
                out::toString);
    }

    @Test
    void aProgramIsToldTheSameOfADryRun() {
        int exitCode = execute(
                new MainTest.NeverRun(),
                "tune",
                "--rate",
                "300",
                "--delay",
                "200ms",
                "--slo",
                "p99=350ms",
                "--max-trials",
                "12",
                "--dry-run",
                "--json");

        assertEquals(0, exitCode, err::toString);
        assertTrue(
                out.toString()
                        .matches(
                                "\\{\"event\":\"finished\",\"exit_code\":0,\"most_trials\":12,\"expected_s\":\\d+}\\R"),
                out::toString);
    }

    @Test
    void answersInASentenceAndATable() throws IOException {
        var experimenter = new Queue();

        assertEquals(0, execute(experimenter, "tune", "--rate", "300", "--delay", "200ms", "--slo", "p99=350ms"));
        assertGolden("tune.txt");
        assertEquals("at most 10 trials, about 10 minutes", err.toString().strip());
    }

    @Test
    void whatATargetIsSentIsToldBeforehand() {
        var experimenter = new Queue();
        List<String> args =
                new ArrayList<>(List.of("tune", "--target", "http://api.example.org:8080/slow", "--rate", "30"));
        args.addAll(List.of("--allow-target", "api.example.org:8080", "--delay", "200ms", "--slo", "p99=350ms"));

        assertEquals(0, execute(experimenter, args.toArray(String[]::new)), err::toString);
        // 1200 + 10 √1200 + 10 and 1800 + 10 √1800 + 10 for each trial.
        assertEquals(
                List.of(
                        "at most 10 trials, about 17 minutes",
                        "sends at most " + 10 * (1557 + 2235)
                                + " GET requests to http://api.example.org:8080/slow, 30 per second,"
                                + " warm-ups and chance included, and one beforehand that it has to answer"),
                err.toString().lines().toList());
        assertEquals(
                "http://api.example.org:8080/slow",
                experimenter.asked.getFirst().target().orElseThrow().toString());
        assertEquals(List.of("api.example.org:8080"), experimenter.allowed);
        assertTrue(out.toString().contains("a target tells nothing of itself"), out::toString);
    }

    @Test
    void anObjectiveBelowTheEstimateIsSaidToBeOne() {
        List<String> args = new ArrayList<>(List.of("tune", "--target", "http://127.0.0.1/x", "--rate", "30"));
        args.addAll(List.of("--delay", "200ms", "--slo", "p99=150ms"));

        execute(new Queue(), args.toArray(String[]::new));
        assertTrue(
                err.toString()
                        .contains(
                                "slowcall: if --delay is right, nothing can meet p99 ≤ 150 ms: the dependency's own p99 is 200 ms"),
                err::toString);
    }

    @Test
    void withoutAnEstimateATargetIsLookedAtFirst() {
        List<Question> asked = new ArrayList<>();
        Experimenter experimenter = new MainTest.NeverRun() {
            @Override
            public Tuning.Result tune(Question question, Experiment.Options options, RunListener listener) {
                asked.add(question);
                return new Tuning.Result(Optional.empty(), "the answer", List.of(), List.of(), List.of(), List.of());
            }
        };

        assertEquals(
                0,
                execute(experimenter, "tune", "--target", "http://127.0.0.1/x", "--rate", "30", "--slo", "p99=350ms"));
        assertEquals("unknown", asked.getFirst().delay().profile().toString());
        // A look's 50 and 100 besides.
        assertTrue(err.toString().contains("sends at most " + (10 * (1557 + 2235) + 150) + " GET"), err::toString);
    }

    /** No rate twice, none below the lowest: a plan with a cell twice would be refused after everything else had been measured. */
    @ParameterizedTest
    @CsvSource({"300-300.001, 300.0;300.001", "0.01-0.04, 0.01;0.025;0.04", "10.01-10.03, 10.01;10.02;10.03"})
    void aRangeHasAMiddleOfItsOwn(String range, String expected) {
        List<Question> asked = new ArrayList<>();
        Experimenter experimenter = new MainTest.NeverRun() {
            @Override
            public Tuning.Result tune(Question question, Experiment.Options options, RunListener listener) {
                asked.add(question);
                return new Tuning.Result(Optional.empty(), "the answer", List.of(), List.of(), List.of(), List.of());
            }
        };

        assertEquals(0, execute(experimenter, "tune", "--rate", range, "--delay", "200ms", "--slo", "p99=350ms"));
        assertEquals(
                List.of(expected.split(";")),
                asked.getFirst().rates().stream().map(String::valueOf).toList());
    }

    @Test
    void saysThatNothingMeetsTheObjectiveAndWhatWould() throws IOException {
        assertEquals(0, execute(new Queue(), "tune", "--rate", "300", "--delay", "200ms", "--slo", "p99=150ms"));
        assertGolden("tune-impossible.txt");
    }

    @Test
    void findsTheRateOfASizeAndTablesForARange() throws IOException {
        assertEquals(
                0,
                execute(
                        new Queue(),
                        "tune",
                        "--find",
                        "rate",
                        "--size",
                        "84",
                        "--delay",
                        "200ms",
                        "--slo",
                        "p99=350ms",
                        "--strategy",
                        "fixed-pool"));
        assertEquals(
                0,
                execute(
                        new Queue(),
                        "tune",
                        "--rate",
                        "50-100",
                        "--delay",
                        "bimodal-20ms-500ms-0.1",
                        "--slo",
                        "p99=900ms",
                        "--slo",
                        "rejection<=1%",
                        "--strategy",
                        "fixed-pool(queue_bound=5)"));
        assertGolden("tune-rates.txt");
    }

    @Test
    void failedTrialsExitWithFiveAndInvalidOnesWithThreeIfStrict() {
        String[] args = {"tune", "--rate", "30", "--delay", "200ms", "--slo", "p99=350ms", "--strict"};

        assertEquals(5, execute(new Queue("FAILED", ""), args));
        assertEquals(3, execute(new Queue("OK", "INVALID"), args));
        assertTrue(out.toString().contains("none of its trials can be believed"), out::toString);
    }

    @Test
    void aRecordingIsAskedForAsItIs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("recorded.csv"), "latency_ms\n100\n200\n300\n");
        var experimenter = new Queue();

        assertEquals(
                0,
                execute(experimenter, "tune", "--rate", "30", "--delay-trace", file.toString(), "--slo", "p99=600ms"));
        assertEquals(200, experimenter.asked.getFirst().delay().profile().meanMillis());
    }

    /** With {@code -Dslowcall.golden.write=true} what is printed becomes what is expected. */
    private void assertGolden(String name) throws IOException {
        Path file = Path.of("src/test/resources/slowcall/cli", name);
        if (Boolean.getBoolean("slowcall.golden.write")) {
            Files.writeString(file, out.toString());
        }
        assertEquals(Files.readString(file, StandardCharsets.UTF_8), out.toString());
    }

    /** Replays queues instead of measuring. */
    private static final class Queue implements Experimenter {
        private final String status;
        private final String verdict;
        private final List<Question> asked = new ArrayList<>();
        private List<String> allowed = List.of();
        private int block;

        Queue() {
            this("OK", "VALID");
        }

        Queue(String status, String verdict) {
            this.status = status;
            this.verdict = verdict;
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public Experiment.Result run(Plan plan, Experiment.Options options, RunListener listener) {
            throw new AssertionError("nobody asked for it");
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
        public Tuning.Result tune(Question question, Experiment.Options options, RunListener listener)
                throws IOException, InterruptedException {
            asked.add(question);
            allowed = options.allowedTargets().places();
            return Tuning.answer(question, (purpose, points, blocks, seed) -> {
                List<Measurement> measurements = new ArrayList<>();
                for (int i = 0; i < blocks; i++) {
                    block++;
                    points.forEach(point -> measurements.add(measure(question, point, seed + block)));
                }
                return measurements;
            });
        }

        private Measurement measure(Question question, Point point, long seed) {
            Schedule schedule = Schedule.draw(
                    new Arrivals.Poisson(point.rate()),
                    new RequestShape.Single(),
                    question.delay().profile(),
                    question.effort().measure(),
                    seed);
            long[] arrivals = new long[schedule.size()];
            long[] services = new long[arrivals.length];
            double busy = 0;
            for (int i = 0; i < arrivals.length; i++) {
                arrivals[i] = schedule.offsetNanos(i);
                services[i] = schedule.delaysMillis(i)[0] * 1_000_000L + 1_000_000 + i % 7 * 100_000;
                busy += services[i];
            }
            int servers = point.arm().isSized() ? point.size() : Integer.MAX_VALUE;
            boolean bounded = point.arm().settings().containsKey("queue_bound");
            long[] waits = QueueReplay.waits(arrivals, services, servers, bounded ? 5 : Integer.MAX_VALUE);
            Histogram completed = new Histogram(3);
            int rejected = 0;
            for (int i = 0; i < waits.length; i++) {
                if (waits[i] == QueueReplay.REJECTED) {
                    rejected++;
                } else {
                    completed.recordValue((waits[i] + services[i]) / 1000);
                }
            }
            double seconds = question.effort().measure().toMillis() / 1000.0;
            double calls = busy / 1e9 / seconds;
            boolean unstable = !bounded && calls > servers;
            double inFlight = Math.min(calls, servers);
            return new Measurement(
                    point,
                    seed,
                    new Row()
                            .putAll(Map.of(
                                    "status",
                                    status,
                                    "verdict",
                                    verdict,
                                    "regime",
                                    unstable ? "unstable" : "stable",
                                    "offered",
                                    Integer.toString(arrivals.length),
                                    "ok",
                                    Integer.toString(arrivals.length - rejected),
                                    "rejected",
                                    Integer.toString(rejected),
                                    "throughput_rps",
                                    Double.toString(
                                            unstable ? servers / 0.2013 : (arrivals.length - rejected) / seconds),
                                    "calls_in_flight_mean",
                                    Double.toString(inFlight),
                                    "limited_by",
                                    inFlight > 0.95 * servers ? "pool" : "nothing")),
                    Optional.of(completed));
        }

        @Override
        public Path report(Path folder) {
            throw new AssertionError("there is no folder");
        }

        @Override
        public String benchmark(Path folder, Selection selection, Consumer<String> status) {
            throw new AssertionError("nobody asked for it");
        }
    }
}
