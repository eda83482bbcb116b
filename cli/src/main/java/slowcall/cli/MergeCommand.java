package slowcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import slowcall.Experiment;
import slowcall.merge.Merge;

/** Makes one results folder of those of several generators. */
@Command(
        name = "merge",
        description = {
            "Join the folders of all shards of one load, which run --shard left on several machines, into one results folder.",
            "Histograms are summed, and counts added. Shards of different plans, seeds, starts or builds are refused."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall merge a/20260401T120000Z-mine-1a2b b/20260401T120000Z-mine-3c4d --clocks-within 10ms",
        })
final class MergeCommand implements Callable<Integer> {
    private static final int MOST_MILLIS_DIGITS = 6;

    @Parameters(arity = "2..*", paramLabel = "FOLDER", description = "The results folders of all shards, in any order.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private List<Path> folders;

    @Option(
            names = "--clocks-within",
            paramLabel = "TIME",
            description =
                    "How far the machines' clocks are apart at most, such as 10ms; needed where their kernels know of no NTP that keeps them.")
    private @Nullable String clocksWithin;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where to put the results folder; ./results unless given.")
    private Path results = Path.of("results");

    @Option(names = "--strict", description = "Exit with 3 if a measurement is invalid.")
    private boolean strict;

    @Mixin
    private final PluginOptions plugins = new PluginOptions();

    @Mixin
    private final OutputOptions told = new OutputOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    private final PrintWriter out;
    private final PrintWriter err;
    private final List<String> arguments;
    private final Experimenter experimenter;

    /** {@code arguments} are kept with the results. */
    MergeCommand(PrintWriter out, PrintWriter err, List<String> arguments, Experimenter experimenter) {
        this.out = out;
        this.err = err;
        this.arguments = List.copyOf(arguments);
        this.experimenter = experimenter;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Duration> within = within();
        plugins.load();
        Experiment.Result result = Merge.open(folders, within).write(results, arguments, Instant.now());
        Output output = told.on(out, err);
        output.results(new SummaryTable(result.summary(), result.rows()), List.of(Words.VERDICTS));
        WaysTable ways = new WaysTable(result.summary(), result.rows());
        if (!ways.isEmpty()) {
            output.results(ways);
        }
        result.summary().forEach(row -> output.event(new Event(EventName.SUMMARY).with(row)));
        var tally = TrialTally.of(result.rows(), strict);
        tally.tell(output);
        Optional<Path> page = ReportStep.take(experimenter, result.folder(), output);
        output.results(result.folder());
        output.event(tally.finished().with("folder", result.folder().toString()).with("report", page));
        return tally.exitCode();
    }

    private Optional<Duration> within() {
        if (clocksWithin == null) {
            return Optional.empty();
        }
        if (!clocksWithin.matches("[0-9]{1," + MOST_MILLIS_DIGITS + "}ms")) {
            throw new ParameterException(
                    spec.commandLine(), "--clocks-within " + clocksWithin + ": must be milliseconds, such as 10ms");
        }
        return Optional.of(Duration.ofMillis(Long.parseLong(clocksWithin.substring(0, clocksWithin.length() - 2))));
    }
}
