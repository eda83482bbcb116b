package slowcall.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import slowcall.Experiment;
import slowcall.Resumption;
import slowcall.integrations.chapter.Chapter;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Scope;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Tally;
import slowcall.result.FinishedBy;
import slowcall.result.Row;

/** Examines what the chapter on asynchronous integration claims. */
@Command(
        name = "chapter",
        description = {
            "Examine, claim by claim, what is said of asynchronous integration: predicted, measured, and judged.",
            "A claim is confirmed, refuted, or inconclusive. PostgreSQL, Kafka and a file server are started where a claim needs them."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall chapter --size smoke               does everything work?",
            "  slowcall chapter --only 1,4,7               these claims, thoroughly",
            "  slowcall chapter                            all of them: hours",
            "  slowcall chapter --resume results/FOLDER    the rest of these, after Ctrl-C",
        })
final class ChapterCommand implements Callable<Integer> {
    /** Does the rest of a chapter that was interrupted, followed by its folder. */
    private static final String RESUME = "slowcall chapter --resume";

    /** What an interrupted chapter was begun with, and so is finished with. */
    private static final List<String> NOT_WITH_RESUME = List.of("--only", "--size", "--results");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "CLAIM",
            description = "Only these claims, by number; docs/chapter.md lists them.")
    private List<Integer> only = List.of();

    @Option(
            names = "--size",
            paramLabel = "smoke|full",
            description =
                    "How thoroughly: full unless given. One block of short trials, as smoke has them, gives no interval: what is not counted then stays inconclusive.")
    private Size size = Size.FULL;

    @Option(
            names = "--resume",
            paramLabel = "FOLDER",
            description =
                    "Finish the chapter in this results folder, which was interrupted, on the machine and with the build that it was begun with. Trials that are done are not repeated; what is looked at behind them is, all of it.")
    private @Nullable Path resume;

    @Option(
            names = "--fail-on-refutation",
            description = "Exit with 3 if something that was counted, in which chance has no part, is not as claimed.")
    private boolean failOnRefutation;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where to put the results folder; ./results unless given.")
    private Path results = Path.of("results");

    @Mixin
    private final OutputOptions told = new OutputOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    private final PrintWriter out;
    private final PrintWriter err;
    private final List<String> arguments;
    private final Experimenter experimenter;
    private final Supplier<List<Claim>> claims;

    /** Chooses from {@code claims}; {@code arguments} are kept with the results. */
    ChapterCommand(
            PrintWriter out,
            PrintWriter err,
            List<String> arguments,
            Experimenter experimenter,
            Supplier<List<Claim>> claims) {
        this.out = out;
        this.err = err;
        this.arguments = List.copyOf(arguments);
        this.experimenter = experimenter;
        this.claims = claims;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (resume != null) {
            Resuming.requireNone(spec, NOT_WITH_RESUME);
            return resume(resume, told.on(out, err));
        }
        Scope scope = new Scope(chosen(), size);
        Output output = told.on(out, err);
        try (Closeable unused = experimenter.takeMachine(Optional.empty())) {
            experimenter.tellWarnings(output);
            return tell(examine(scope, Optional.empty(), output), scope.size(), output);
        }
    }

    private int resume(Path folder, Output output) throws IOException, InterruptedException {
        try (Resumption interrupted = Resumption.of(folder, FinishedBy.CHAPTER)) {
            Scope scope = Scope.of(interrupted, claims.get());
            try (Closeable unused = experimenter.takeMachine(Optional.empty())) {
                experimenter.tellWarnings(output);
                output.warning(interrupted.left() + " of " + interrupted.trials()
                        + " trials are left; what is looked at behind them is looked at anew");
                return tell(examine(scope, Optional.of(interrupted), output), scope.size(), output);
            }
        }
    }

    private List<Claim> chosen() {
        List<Claim> all = claims.get();
        List<Integer> numbers = all.stream().map(Claim::number).toList();
        for (int number : only) {
            if (!numbers.contains(number)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no claim " + number + "; there are "
                                + numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            }
        }
        return all.stream()
                .filter(claim -> only.isEmpty() || only.contains(claim.number()))
                .toList();
    }

    private Chapter.Result examine(Scope scope, Optional<Resumption> interrupted, Output output)
            throws IOException, InterruptedException {
        List<Claim> chosen = scope.claims();
        try (Progress progress = output.progress();
                Farewell farewell = output.farewell(progress, RESUME)) {
            var listener = new Chapter.Listener() {
                @Override
                public void starting(Path folder) {
                    progress.startingIn(folder);
                    output.event(new Event(EventName.CHAPTER_STARTED)
                            .with("claims", chosen.stream().map(Claim::number).toList())
                            .with("size", scope.size().toString())
                            .with("folder", folder.toString()));
                }

                @Override
                public void progress(String text) {
                    progress.show(text);
                }

                @Override
                public void examined(Claim claim, Row row) {
                    progress.print(
                            String.format(Locale.ROOT, "claim %d: %s", claim.number(), ChapterText.verdict(row)));
                    output.event(new Event(EventName.CLAIM).with(row));
                }
            };
            Chapter chapter = new Chapter(scope, listener);
            interrupted.ifPresent(run -> progress.finishedBefore(run.trials() - run.left()));
            progress.print(chosen.size()
                    + (chosen.size() == 1 ? " claim, " : " claims, ")
                    + About.minutes(interrupted.map(chapter::expected).orElseGet(chapter::expected)));
            var options = new Experiment.Options(results, List.of(), arguments);
            return interrupted.isPresent()
                    ? chapter.resume(interrupted.get(), options, progress)
                    : chapter.run(options, progress);
        }
    }

    private int tell(Chapter.Result result, Size examinedIn, Output output) {
        output.results("");
        output.results(new ChapterText(result.rows()), List.of(Words.CLAIMS));
        output.results(Tally.of(result.rows()));
        if (examinedIn == Size.SMOKE) {
            output.results("Examined in the size smoke: not for publication.");
        }
        TrialTally trials = TrialTally.of(result.trials(), false);
        trials.tell(output);
        if (result.broken() > 0) {
            output.warning(result.broken() + " of " + result.rows().size() + " claims could not be examined");
        }
        if (result.refutedByCounting() > 0) {
            output.warning(result.refutedByCounting() + " of " + result.rows().size()
                    + " claims are refuted by what was counted: no repetition would change that");
        }
        Optional<Path> report =
                result.trials().isEmpty() ? Optional.empty() : ReportStep.take(experimenter, result.folder(), output);
        Path page = result.folder().resolve(Chapter.PAGE);
        output.results(page);
        output.results(result.folder());
        int exitCode = exitCode(result, trials);
        output.event(new Event(EventName.FINISHED)
                .with("exit_code", exitCode)
                .with("trials", trials.all())
                .with("failed", trials.failed())
                .with("invalid", trials.invalid())
                .with("claims", result.rows().size())
                .with("broken_claims", result.broken())
                .with("folder", result.folder().toString())
                .with("report", report)
                .with("chapter_page", Optional.of(page)));
        return exitCode;
    }

    private int exitCode(Chapter.Result result, TrialTally trials) {
        if (result.broken() > 0 || trials.failed() > 0) {
            return ExitCode.TRIAL_FAILED;
        }
        return failOnRefutation && result.refutedByCounting() > 0 ? ExitCode.INVALID_MEASUREMENT : ExitCode.OK;
    }
}
