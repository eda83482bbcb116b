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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import slowcall.integrations.kill.KillPlan;
import slowcall.integrations.kill.Kills;
import slowcall.integrations.subject.Way;
import slowcall.result.Row;

/** Kills the processes of ways that hand points over, and says whether they kept what they promise. */
@Command(
        name = "kills",
        description = {
            "Kill the processes of each way by SIGKILL and compare the books: what was lost, what was granted twice?",
            "They are killed at every place in their code where that could cost something, and at any time, and so are the"
                    + " servers behind them; and started again. A kill counts if it met a login under way, and if the same kills do harm to a control"
                    + " that has no protection. The kernel lives on: what a disk loses in a power failure is not tested.",
            "Says beforehand how long it takes. Ctrl-C ends it at once; the kills whose books have been compared are kept."
                    + " Exit code 3 if a promise was broken, 5 if something could not be carried out."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall kills                                    all ways, a few kills at each place",
            "  slowcall kills --kills 1000                       for publication",
            "  slowcall kills --way way-outbox-polling,way-kafka --kills 100",
            "  slowcall kills --failpoint before-mark,after-mark",
            "  slowcall kills --failpoint any-time --seed 7      by chance, and the servers as well",
        })
final class KillsCommand implements Callable<Integer> {
    /** More would be a typing error: they would take a week. */
    private static final int MOST_KILLS = 100_000;

    @Option(names = "--way", split = ",", paramLabel = "NAME", description = "Only these ways; all unless given.")
    private List<String> ways = List.of();

    @Option(
            names = "--failpoint",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Only at these places, such as before-commit, or any-time for moments that chance decides; everywhere unless given.")
    private List<String> failpoints = List.of();

    @Option(
            names = "--kills",
            paramLabel = "N",
            description =
                    "Kills that are to count, shared equally among all places; ${DEFAULT-VALUE} unless given. A control has as many as a place, and more, up to 20, until it has come to harm.")
    private int kills = 100;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Decides the moments, as far as they are not the processes' own; ${DEFAULT-VALUE} unless given.")
    private long seed = 1;

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
    private final Killer killer;

    /** Who kills; tests have one of their own. */
    @FunctionalInterface
    interface Killer {
        /** As {@link Kills#run}. */
        Kills.Result kill(KillPlan plan, long seed, Kills.Listener listener, Path results, List<String> command)
                throws IOException, InterruptedException;
    }

    /** The real one. */
    static final Killer REAL =
            (plan, seed, listener, results, command) -> new Kills(plan, seed, listener).run(results, command);

    /** Kills by means of {@code killer}; {@code arguments} are kept with the results. */
    KillsCommand(PrintWriter out, PrintWriter err, List<String> arguments, Experimenter experimenter, Killer killer) {
        this.out = out;
        this.err = err;
        this.arguments = List.copyOf(arguments);
        this.experimenter = experimenter;
        this.killer = killer;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        KillPlan plan = plan();
        Output output = told.on(out, err);
        Kills.Result result;
        try (Closeable unused = experimenter.takeMachine(Optional.empty())) {
            result = run(plan, output);
        }
        return finish(result, output);
    }

    private KillPlan plan() {
        if (kills < 1 || kills > MOST_KILLS) {
            throw new ParameterException(spec.commandLine(), "--kills " + kills + ": must be 1 to " + MOST_KILLS);
        }
        List<Way> known =
                Way.all().stream().filter(way -> !way.windows().isEmpty()).toList();
        List<String> names = known.stream().map(Way::name).toList();
        for (String name : ways) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no way \"" + name + "\" to be killed; there are " + String.join(", ", names));
            }
        }
        List<Way> chosen = known.stream()
                .filter(way -> ways.isEmpty() || ways.contains(way.name()))
                .toList();
        try {
            return KillPlan.of(chosen, failpoints, kills);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Kills.Result run(KillPlan plan, Output output) throws IOException, InterruptedException {
        try (Progress progress = output.progress();
                Farewell farewell = output.farewell(progress, "")) {
            var listener = new Kills.Listener() {
                @Override
                public void starting(Path folder) {
                    progress.startingIn(folder);
                    output.event(new Event(EventName.KILLS_STARTED)
                            .with("places", plan.entries().size())
                            .with("kills_each", plan.killsEach())
                            .with("seed", seed)
                            .with("expected_s", plan.expected().toSeconds())
                            .with("folder", folder.toString()));
                    progress.print(plan.entries().size() + " places, " + plan.killsEach()
                            + " kills each, and their controls: " + About.minutes(plan.expected()));
                    progress.print("results: " + folder);
                }

                @Override
                public void progress(String text) {
                    progress.show(text);
                }

                @Override
                public void finished(Row arm) {
                    progress.print(line(arm));
                    output.event(new Event(EventName.KILLED).with(arm));
                }
            };
            return killer.kill(plan, seed, listener, results, arguments);
        }
    }

    /** Such as {@code way-kafka back at after-effect, control: 20 kills, harmed}. */
    private static String line(Row arm) {
        String kills = arm.text("kills").isEmpty() ? "" : arm.text("kills") + " kills, ";
        String reason = arm.text("reason").isEmpty() ? "" : ": " + arm.text("reason");
        return String.join(" ", RowText.present(arm, "way", "settings")) + ", " + arm.text("process") + " at "
                + arm.text("failpoint") + (arm.text("arm").equals("control") ? ", control: " : ": ") + kills
                + arm.text("verdict") + reason;
    }

    private static int finish(Kills.Result result, Output output) {
        output.results("");
        output.results(new KillsTable(result.arms()), List.of(Words.KILLS));
        output.results("");
        output.results(result.sum("kills") + " kills, of which " + result.sum("counted")
                + " met a login under way where kills are proven to do harm; controls not counted");
        output.results(result.folder());
        List<Row> broken = result.judged("broken");
        List<Row> failed = result.judged("failed");
        List<Row> unproven = result.judged("unproven");
        broken.forEach(arm -> output.warning("a promise was broken: " + line(arm)));
        failed.forEach(arm -> output.warning("could not be carried out: " + line(arm)));
        unproven.forEach(arm -> output.warning("not proven, neither it nor its control came to harm: " + line(arm)));
        int exitCode = !failed.isEmpty()
                ? ExitCode.TRIAL_FAILED
                : broken.isEmpty() ? ExitCode.OK : ExitCode.INVALID_MEASUREMENT;
        output.event(new Event(EventName.FINISHED)
                .with("exit_code", exitCode)
                .with("kills", result.sum("kills"))
                .with("counted", result.sum("counted"))
                .with("broken", broken.size())
                .with("failed", failed.size())
                .with("unproven", unproven.size())
                .with("folder", result.folder().toString()));
        return exitCode;
    }
}
