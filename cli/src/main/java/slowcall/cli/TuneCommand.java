package slowcall.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import slowcall.Experiment;
import slowcall.plan.Position;
import slowcall.plan.TargetLoad;
import slowcall.tune.Question;
import slowcall.tune.Tuning;

/** Finds the smallest pool or limit that meets an objective, by measuring. */
@Command(
        name = "tune",
        description = {
            "Find the smallest pool, or limit, that meets an objective: by queueing theory first, then by measuring around it.",
            "With --size, find the highest rate that this size sustains. Progress goes to stderr."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall tune --rate 300 --delay 200ms --slo p99=350ms",
            "  slowcall tune --rate 200-400 --delay lognormal-100ms-900ms --slo p99=2s --strategy fixed-pool",
            "  slowcall tune --rate 300 --delay-trace recorded.hlog --slo p99=350ms --slo 'rejection<=1%%' \\",
            "                --strategy 'fixed-pool(queue_bound=50)'",
            "  slowcall tune --find rate --size 84 --delay 200ms --slo p99=350ms",
            "  slowcall tune --rate 300 --delay 200ms --slo p99=350ms --dry-run",
            "  slowcall tune --rate 50 --target http://127.0.0.1:8080/slow --slo p99=350ms",
        })
final class TuneCommand implements Callable<Integer> {
    @Mixin
    private final TuneOptions asked = new TuneOptions();

    @Mixin
    private final AllowOptions allowed = new AllowOptions();

    @Mixin
    private final PluginOptions plugins = new PluginOptions();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where to put the results folder; ./results unless given.")
    private Path results = Path.of("results");

    @Option(names = "--strict", description = "Exit with 3 if a measurement is invalid.")
    private boolean strict;

    @Option(
            names = "--dry-run",
            description =
                    "Only print how many trials it takes at most, and how long. Nothing is started, and nothing written.")
    private boolean dryRun;

    @Mixin
    private final OutputOptions told = new OutputOptions();

    private final PrintWriter out;
    private final PrintWriter err;
    private final List<String> arguments;
    private final Experimenter experimenter;

    /** Measures by means of {@code experimenter}; {@code arguments} are kept with the results. */
    TuneCommand(PrintWriter out, PrintWriter err, List<String> arguments, Experimenter experimenter) {
        this.out = out;
        this.err = err;
        this.arguments = List.copyOf(arguments);
        this.experimenter = experimenter;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        plugins.load();
        Question question = asked.question();
        var options = new Experiment.Options(results, plugins.files(), arguments, allowed.targets());
        question.target().ifPresent(target -> options.allowedTargets().require(target, Position.NONE));
        // Refused before anything is told, if that is too much.
        Optional<TargetLoad> load = Tuning.load(question);
        Output output = told.on(out, err);
        if (dryRun) {
            return tell(question, load, output);
        }
        try (Closeable unused = experimenter.takeMachine(Optional.empty())) {
            return measure(question, options, load, output);
        }
    }

    private static int tell(Question question, Optional<TargetLoad> load, Output output) {
        output.results(atMost(question));
        tellBeforehand(question, load, output);
        output.results("nothing was started");
        output.event(new Event(EventName.FINISHED)
                .with("exit_code", ExitCode.OK)
                .with("most_trials", question.effort().mostTrials())
                .with("expected_s", Tuning.expected(question).toSeconds()));
        return ExitCode.OK;
    }

    private static void tellBeforehand(Question question, Optional<TargetLoad> load, Output output) {
        load.ifPresent(most -> output.note(most.toString()));
        Tuning.doubt(question).ifPresent(output::warning);
    }

    private static String atMost(Question question) {
        return "at most " + question.effort().mostTrials() + " trials, " + About.minutes(Tuning.expected(question));
    }

    private int measure(Question question, Experiment.Options options, Optional<TargetLoad> load, Output output)
            throws IOException, InterruptedException {
        experimenter.tellWarnings(output);
        Tuning.Result result = tune(question, options, load, output);
        Optional<Path> page = tell(question, result, output);
        var tally = TrialTally.of(result.trials(), strict);
        tally.tell(output);
        Optional<Path> answerPage = result.folder().map(folder -> folder.resolve(Tuning.PAGE));
        output.event(tally.finished()
                .with("folder", result.folder())
                .with("report", page)
                .with("tune_page", answerPage));
        return tally.exitCode();
    }

    /** Tells where the run's page is. */
    private Optional<Path> tell(Question question, Tuning.Result result, Output output) {
        output.results("");
        output.results(new TuneText(question, result));
        output.event(
                new Event(EventName.ANSWER).with("sentence", result.sentence()).with("notes", result.notes()));
        result.table().forEach(row -> output.event(new Event(EventName.TRIED).with(row)));
        if (result.folder().isEmpty()) {
            return Optional.empty();
        }
        Path folder = result.folder().get();
        Optional<Path> page = ReportStep.take(experimenter, folder, output);
        output.results(folder.resolve(Tuning.PAGE));
        output.results(folder);
        return page;
    }

    private Tuning.Result tune(Question question, Experiment.Options options, Optional<TargetLoad> load, Output output)
            throws IOException, InterruptedException {
        try (Progress progress = output.progress();
                Farewell farewell = output.farewell(progress, "")) {
            progress.print(atMost(question));
            tellBeforehand(question, load, output);
            return experimenter.tune(question, options, progress);
        }
    }
}
