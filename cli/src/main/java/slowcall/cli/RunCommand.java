package slowcall.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import slowcall.Experiment;
import slowcall.JointLoad;
import slowcall.Resumption;
import slowcall.benchmarks.BenchmarkFailedException;
import slowcall.benchmarks.Selection;
import slowcall.plan.BuiltInPlans;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.plan.TargetLoad;
import slowcall.result.FinishedBy;
import slowcall.stats.Quantiles;

/** Runs a plan, then prints the summary and where the results are. */
@Command(
        name = "run",
        description = {
            "Run a plan and print the summary. Progress goes to stderr. Ctrl-C ends it at once; finished trials are kept."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall run --plan smoke",
            "  slowcall run --plan my-plan.json --results /data/results --strict",
            "  slowcall run --plan my-plan.json --dry-run",
            "  slowcall run --resume results/20260401T120000Z-my-plan-1a2b",
            "  slowcall run --plugin my-strategy.jar --plan ./with-my-strategy.json",
            "  slowcall run --plan my-plan.json --shard 1/2 --start-at 2026-04-01T12:00:00Z",
            "  slowcall run --quiet --plan quick > summary.txt",
            "  slowcall run --json --plan quick | jq -r 'select(.event == \"trial-finished\") | .row.verdict'",
        })
final class RunCommand implements Callable<Integer> {
    /** Does the rest of a run that was interrupted, followed by its folder. */
    private static final String RESUME = "slowcall run --resume";

    private static final int ENOUGH_FOR_A_MEDIAN = 2 * Quantiles.SAMPLES_BEYOND;

    /** What an interrupted run was begun with, and so is finished with. */
    private static final List<String> NOT_WITH_RESUME =
            List.of("--plan", "--blocks", "--seed", "--results", "--shard", "--start-at");

    @Option(
            names = "--plan",
            paramLabel = "NAME|FILE",
            completionCandidates = PlanNames.class,
            description =
                    "A built-in plan (smoke, quick, full, rates, arithmetic, overload, scheduler, hold, hold-parked, probes, ways, reproduce/loom-comparison, reproduce/batch-of-sleeps, reproduce/wiremock-threads, reproduce/client-default-pool, reproduce/recycler, example) or a file; quick unless given.")
    private String plan = "quick";

    @Option(names = "--blocks", paramLabel = "N", description = "Repetitions, instead of the plan's.")
    private @Nullable Integer blocks;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of delays, arrivals and order, instead of the plan's.")
    private @Nullable Long seed;

    @Option(
            names = "--resume",
            paramLabel = "FOLDER",
            description =
                    "Finish the run in this results folder, which was interrupted, without repeating what is done; on the machine and with the build that it was begun with.")
    private @Nullable Path resume;

    @Option(
            names = "--dry-run",
            description =
                    "Only print what would be run, for how long, and what would be refused. Nothing is started, and nothing written.")
    private boolean dryRun;

    @Mixin
    private final PluginOptions plugins = new PluginOptions();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where to put the results folder; ./results unless given.")
    private Path results = Path.of("results");

    @Option(
            names = "--jmh",
            negatable = true,
            description = "Afterwards run the JMH benchmarks that belong to the plan; not done unless given.")
    private boolean jmh;

    @Option(
            names = "--jmh-forks",
            paramLabel = "N",
            description =
                    "With --jmh: run each benchmark in N JVMs, 1 to 50, instead of 1 to 3. What compare counts are JVMs: 7 a side can show a difference among all benchmarks.")
    private @Nullable Integer jmhForks;

    @Option(names = "--strict", description = "Exit with 3 if a measurement is invalid.")
    private boolean strict;

    @Mixin
    private final OutputOptions told = new OutputOptions();

    @ArgGroup(validate = false, order = 1, heading = "%nOne load from several machines:%n")
    private ShardOptions shards = new ShardOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nServers that run elsewhere, or already:%n")
    private ServiceOptions service = new ServiceOptions();

    @ArgGroup(validate = false, order = 3, heading = "")
    private PartOptions parts = new PartOptions();

    @ArgGroup(validate = false, order = 4, heading = "")
    private AllowOptions allowed = new AllowOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    private final PrintWriter out;
    private final PrintWriter err;
    private final List<String> arguments;
    private final Experimenter experimenter;

    /** Runs a plan by means of {@code experimenter}; {@code arguments} are kept with the results. */
    RunCommand(PrintWriter out, PrintWriter err, List<String> arguments, Experimenter experimenter) {
        this.out = out;
        this.err = err;
        this.arguments = List.copyOf(arguments);
        this.experimenter = experimenter;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, BenchmarkFailedException {
        requireForks();
        if (resume != null) {
            Resuming.requireNone(spec, NOT_WITH_RESUME);
        }
        plugins.load();
        Output output = told.on(out, err);
        return resume == null ? run(output) : resume(resume, output);
    }

    private int run(Output output) throws IOException, InterruptedException, BenchmarkFailedException {
        Plan chosen = changed(BuiltInPlans.locate(plan));
        Optional<JointLoad> joint = shards.load(Instant.now());
        Optional<String> load = joint.map(part -> part.id(chosen));
        var options = new Experiment.Options(
                results,
                plugins.files(),
                arguments,
                allowed.targets(),
                service.host(load),
                joint,
                parts.parts(allowed.targets(), System.getenv()));
        if (dryRun) {
            return tell(new DryRun(chosen, options), output);
        }
        options.allowedTargets().require(chosen);
        joint.ifPresent(part -> part.shard().require(chosen));
        List<TargetLoad> loads = TargetLoad.of(chosen);
        try (Closeable unused = experimenter.takeMachine(load)) {
            experimenter.tellWarnings(output);
            experimenter.tellLimits(chosen, output);
            loads.forEach(most -> output.note(most.toString()));
            tellFewRequests(chosen, output);
            joint.ifPresent(part -> output.note("shard " + part.shard() + ": begins at " + part.begin()
                    + " with the others, over by " + part.end(chosen)));
            Experiment.Result result;
            // A shard that went on later would be late.
            try (Progress progress = output.progress();
                    Farewell farewell = output.farewell(progress, joint.isPresent() ? "" : RESUME)) {
                result = experimenter.run(chosen, options, progress);
            }
            return finish(chosen.name(), result, new AskedBenchmarks(jmh, Optional.ofNullable(jmhForks)), output);
        }
    }

    private int resume(Path folder, Output output) throws IOException, InterruptedException, BenchmarkFailedException {
        AskedBenchmarks asked = new AskedBenchmarks(jmh, Optional.ofNullable(jmhForks));
        boolean unwanted = !jmh && spec.commandLine().getParseResult().hasMatchedOption("--jmh");
        Optional<String> lacking = dryRun || unwanted ? Optional.empty() : asked.lackingIn(folder);
        if (lacking.isPresent()) {
            try (Closeable unused = experimenter.takeMachine(Optional.empty())) {
                experimenter.tellWarnings(output);
                output.warning("all trials are there, and the benchmarks are left");
                Optional<Path> page = conclude(lacking.get(), folder, asked.orAsIn(folder), output);
                output.event(new Event(EventName.FINISHED)
                        .with("exit_code", ExitCode.OK)
                        .with("folder", folder.toString())
                        .with("report", page));
            }
            return ExitCode.OK;
        }
        try (Resumption interrupted = Resumption.of(folder, FinishedBy.RUN)) {
            var options = new Experiment.Options(
                    results,
                    plugins.files(),
                    arguments,
                    allowed.targets(),
                    service.host(Optional.empty()),
                    Optional.empty(),
                    parts.parts(allowed.targets(), System.getenv()));
            if (dryRun) {
                return tell(new DryRun(interrupted, options), output);
            }
            options.allowedTargets().require(interrupted.plan());
            try (Closeable unused = experimenter.takeMachine(Optional.empty())) {
                experimenter.tellWarnings(output);
                output.warning(interrupted.left() + " of " + interrupted.plan().trials() + " trials are left");
                Experiment.Result result;
                try (Progress progress = output.progress();
                        Farewell farewell = output.farewell(progress, RESUME)) {
                    progress.finishedBefore(interrupted.plan().trials() - interrupted.left());
                    result = experimenter.resume(interrupted, options, progress);
                }
                return finish(
                        interrupted.plan().name(),
                        result,
                        unwanted ? asked : asked.orAsIn(interrupted.command()),
                        output);
            }
        }
    }

    private static int tell(DryRun dry, Output output) {
        output.results(dry);
        dry.objections().forEach(objection -> output.warning("would be refused: " + objection));
        int exitCode = dry.objections().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
        output.event(new Event(EventName.FINISHED).with("exit_code", exitCode));
        return exitCode;
    }

    private int finish(String planName, Experiment.Result result, AskedBenchmarks benchmarks, Output output)
            throws IOException, InterruptedException, BenchmarkFailedException {
        tell(result, output);
        var tally = TrialTally.of(result.rows(), strict);
        tally.tell(output);
        if (planName.equals(BuiltInPlans.SMOKE) && tally.exitCode() == ExitCode.OK) {
            output.results("All parts work. This plan is too short for figures: the shortest that has some is quick.");
        }
        Optional<Path> page = conclude(planName, result.folder(), benchmarks, output);
        output.event(tally.finished().with("folder", result.folder().toString()).with("report", page));
        return tally.exitCode();
    }

    /** What comes after the trials: benchmarks, if they are asked for, the page, and where it all is. */
    private Optional<Path> conclude(String planName, Path folder, AskedBenchmarks benchmarks, Output output)
            throws IOException, InterruptedException, BenchmarkFailedException {
        Optional<Path> page;
        try {
            if (benchmarks.asked()) {
                Selection own = Selection.ofPlan(planName);
                output.results(
                        benchmark(folder, benchmarks.forks().map(own::inForks).orElse(own), output));
                output.event(new Event(EventName.BENCHMARKS_FINISHED));
            }
        } finally {
            page = ReportStep.take(experimenter, folder, output);
            // Last whatever happens: what was measured so far is there.
            output.results(folder);
        }
        return page;
    }

    private static void tell(Experiment.Result result, Output output) {
        output.results("");
        output.results(new SummaryTable(result.summary(), result.rows()), List.of(Words.VERDICTS));
        if (!result.memory().isEmpty()) {
            output.results(new MemoryTable(result.memory()));
        }
        WaysTable ways = new WaysTable(result.summary(), result.rows());
        if (!ways.isEmpty()) {
            output.results(ways);
        }
        result.summary().forEach(row -> output.event(new Event(EventName.SUMMARY).with(row)));
        result.memory().forEach(row -> output.event(new Event(EventName.MEMORY).with(row)));
    }

    /** Better known before than after. */
    private static void tellFewRequests(Plan chosen, Output output) {
        long few = chosen.cells().stream().filter(RunCommand::offersFew).count();
        if (few > 0) {
            output.warning(few + " of " + chosen.cells().size() + " cells offer fewer than " + ENOUGH_FOR_A_MEDIAN
                    + " requests while measuring, too few for a median: lengthen \"measure\"");
        }
    }

    private static boolean offersFew(Cell cell) {
        double seconds = cell.timing().measure().toMillis() / 1000.0;
        return cell.arrivals().rps().isPresent() && cell.arrivals().rps().getAsDouble() * seconds < ENOUGH_FOR_A_MEDIAN;
    }

    private void requireForks() {
        if (jmhForks == null) {
            return;
        }
        if (!jmh) {
            throw new ParameterException(spec.commandLine(), "--jmh-forks goes with --jmh");
        }
        if (jmhForks < 1 || jmhForks > Selection.MOST_FORKS) {
            throw new ParameterException(
                    spec.commandLine(), "--jmh-forks " + jmhForks + ": must be 1 to " + Selection.MOST_FORKS);
        }
    }

    private String benchmark(Path folder, Selection selection, Output output)
            throws IOException, InterruptedException, BenchmarkFailedException {
        try (Progress progress = output.progress();
                Farewell farewell = output.farewell(progress, RESUME)) {
            return experimenter.benchmark(folder, selection, progress::show);
        }
    }

    /** The plan with what the options replace. */
    private Plan changed(Plan read) {
        try {
            return new Plan(
                    read.name(),
                    seed == null ? read.seed() : seed,
                    blocks == null ? read.blocks() : blocks,
                    read.cells(),
                    read.text());
        } catch (IllegalArgumentException e) {
            throw new PlanException(Position.NONE, String.valueOf(e.getMessage()));
        }
    }
}
