package slowcall.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import slowcall.result.Row;
import slowcall.selfcheck.Scale;
import slowcall.selfcheck.SelfCheck;
import slowcall.selfcheck.SelfChecks;

/** Measures what is known beforehand, and says whether the harness measured it right. */
@Command(
        name = "selfcheck",
        description = {
            "Check the harness itself: measurements whose answers are known beforehand, beside what was predicted.",
            "About 18 minutes, on a machine that does nothing else. Exit code 3 if a check fails."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall selfcheck",
            "  slowcall selfcheck --quick --only stall,recorder",
        })
final class SelfCheckCommand implements Callable<Integer> {
    @Option(
            names = "--quick",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = {
                "Under three minutes. It cannot claim that queues wait as theory says: chance moves the wait of so few"
                        + " requests too far, so they are only held against a replay of their own arrivals. And 5/s at the"
                        + " small service are too few calls to judge its excess."
            })
    private boolean quick;

    @Option(names = "--only", split = ",", paramLabel = "CHECK", description = "Only these checks, by name.")
    private List<String> only = List.of();

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
    private final List<SelfCheck> checks;

    /** Chooses from {@code checks}; {@code arguments} are kept with the results. */
    SelfCheckCommand(
            PrintWriter out,
            PrintWriter err,
            List<String> arguments,
            Experimenter experimenter,
            List<SelfCheck> checks) {
        this.out = out;
        this.err = err;
        this.arguments = List.copyOf(arguments);
        this.experimenter = experimenter;
        this.checks = List.copyOf(checks);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<SelfCheck> chosen = chosen();
        Output output = told.on(out, err);
        SelfChecks.Result result;
        try (Closeable unused = experimenter.takeMachine(Optional.empty())) {
            result = run(chosen, output);
        }
        output.results("");
        output.results(new SelfCheckTable(result.rows()), List.of(Words.ANSWERS));
        output.results("");
        output.results(result.folder());
        result.broken().forEach(broken -> output.warning("could not be carried out: " + broken));
        if (result.failed() > 0) {
            output.warning(result.failed() + " of " + result.rows().size()
                    + " answers are wrong: find out why before you believe what is measured here");
        }
        output.event(new Event(EventName.FINISHED)
                .with("exit_code", exitCode(result))
                .with("answers", result.rows().size())
                .with("wrong", result.failed())
                .with("broken", result.broken())
                .with("folder", result.folder().toString()));
        return exitCode(result);
    }

    private static int exitCode(SelfChecks.Result result) {
        if (!result.broken().isEmpty()) {
            return ExitCode.TRIAL_FAILED;
        }
        return result.failed() > 0 ? ExitCode.INVALID_MEASUREMENT : ExitCode.OK;
    }

    private List<SelfCheck> chosen() {
        List<String> names = checks.stream().map(SelfCheck::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "no self-check \"" + name + "\"; there are " + String.join(", ", names));
            }
        }
        return checks.stream()
                .filter(check -> only.isEmpty() || only.contains(check.name()))
                .toList();
    }

    private SelfChecks.Result run(List<SelfCheck> chosen, Output output) throws IOException, InterruptedException {
        try (Progress progress = output.progress();
                Farewell farewell = output.farewell(progress, "")) {
            var listener = new SelfChecks.Listener() {
                @Override
                public void starting(Path folder) {
                    progress.startingIn(folder);
                    output.event(new Event(EventName.SELFCHECK_STARTED)
                            .with("checks", chosen.stream().map(SelfCheck::name).toList())
                            .with("folder", folder.toString()));
                }

                @Override
                public void progress(String text) {
                    progress.show(text);
                }

                @Override
                public void answered(SelfCheck check, List<Row> rows) {
                    progress.print(check.name() + ": " + verdicts(rows));
                    rows.forEach(row -> output.event(new Event(EventName.SELFCHECK).with(row)));
                }
            };
            Scale scale = quick ? Scale.QUICK : Scale.FULL;
            return new SelfChecks(chosen, scale, listener).run(results, arguments);
        }
    }

    /** How many passed, and which did not. */
    private static String verdicts(List<Row> rows) {
        List<Row> judged = rows.stream()
                .filter(row -> !row.text("verdict").equals("unjudged"))
                .toList();
        List<Row> failed = judged.stream()
                .filter(row -> row.text("verdict").equals("fail"))
                .toList();
        String wrong = failed.stream()
                .map(row -> "; FAILED: " + row.text("quantity") + " is " + row.text("measured") + ", not "
                        + row.text("predicted"))
                .collect(Collectors.joining());
        return (judged.size() - failed.size()) + " of " + judged.size() + " passed" + wrong;
    }
}
