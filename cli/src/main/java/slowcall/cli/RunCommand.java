package slowcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import slowcall.Experiment;
import slowcall.benchmarks.BenchmarkFailedException;
import slowcall.benchmarks.Selection;
import slowcall.plan.BuiltInPlans;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.plan.TargetLoad;
import slowcall.stats.Quantiles;

/** Runs a plan, then prints the summary and where the results are. */
@Command(
        name = "run",
        description = "Run a plan and print the summary. Progress goes to stderr.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall run --plan smoke",
            "  slowcall run --plan my-plan.json --results /data/results --strict",
            "  slowcall run --plugin my-strategy.jar --plan ./with-my-strategy.json",
        })
final class RunCommand implements Callable<Integer> {
    private static final int ENOUGH_FOR_A_MEDIAN = 2 * Quantiles.SAMPLES_BEYOND;

    @Option(
            names = "--plan",
            paramLabel = "NAME|FILE",
            description =
                    "A built-in plan (smoke, quick, full, arithmetic, overload, scheduler, hold, hold-parked, probes, reproduce/loom-comparison, reproduce/batch-of-sleeps, reproduce/wiremock-threads, reproduce/client-default-pool, reproduce/recycler, example) or a file; quick unless given.")
    private String plan = "quick";

    @Option(names = "--blocks", paramLabel = "N", description = "Repetitions, instead of the plan's.")
    private @Nullable Integer blocks;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of delays, arrivals and order, instead of the plan's.")
    private @Nullable Long seed;

    @Mixin
    private final AllowOptions allowed = new AllowOptions();

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
        plugins.load();
        Plan chosen = changed(BuiltInPlans.locate(plan));
        var options = new Experiment.Options(results, plugins.files(), arguments, allowed.targets());
        options.allowedTargets().require(chosen);
        List<TargetLoad> loads = TargetLoad.of(chosen);
        experimenter.tellWarnings(err);
        experimenter.tellLimits(chosen, err);
        loads.forEach(err::println);
        tellFewRequests(chosen);
        err.flush();
        Experiment.Result result = run(chosen, options);
        out.println();
        out.println(new SummaryTable(result.summary(), result.rows()));
        if (!result.memory().isEmpty()) {
            out.println(new MemoryTable(result.memory()));
        }
        out.flush();
        var tally = TrialTally.of(result.rows(), strict);
        tally.tell(err);
        try {
            if (jmh) {
                Selection own = Selection.ofPlan(chosen.name());
                out.println(benchmark(result.folder(), jmhForks == null ? own : own.inForks(jmhForks)));
            }
        } finally {
            ReportStep.take(experimenter, result.folder(), out, err);
            // Last whatever happens: what was measured so far is there.
            out.println(result.folder());
            out.flush();
        }
        return tally.exitCode();
    }

    /** Better known before than after. */
    private void tellFewRequests(Plan chosen) {
        long few = chosen.cells().stream().filter(RunCommand::offersFew).count();
        if (few > 0) {
            err.println("slowcall: " + few + " of " + chosen.cells().size() + " cells offer fewer than "
                    + ENOUGH_FOR_A_MEDIAN + " requests while measuring, too few for a median: lengthen \"measure\"");
        }
    }

    private static boolean offersFew(Cell cell) {
        double seconds = cell.timing().measure().toMillis() / 1000.0;
        return cell.arrivals().rps().isPresent()
                && cell.arrivals().rps().getAsDouble() * seconds < ENOUGH_FOR_A_MEDIAN;
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

    private Experiment.Result run(Plan chosen, Experiment.Options options) throws IOException, InterruptedException {
        try (var status = new StatusLine(err, Terminal.ofThisProcess().width())) {
            return experimenter.run(chosen, options, status);
        }
    }

    private String benchmark(Path folder, Selection selection)
            throws IOException, InterruptedException, BenchmarkFailedException {
        try (var status = new StatusLine(err, Terminal.ofThisProcess().width())) {
            return experimenter.benchmark(folder, selection, status::show);
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
