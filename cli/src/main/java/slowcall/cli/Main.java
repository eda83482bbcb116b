package slowcall.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import slowcall.integrations.chapter.Chapter;
import slowcall.selfcheck.SelfChecks;

/** Slowcall's command line. */
@Command(
        name = "slowcall",
        description = "Which threads should make a slow call, and how many? Measures it, with evidence.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done",
            "  1:something is worse, with compare --fail-on-regression",
            "  2:usage, plan or input is wrong; nothing was measured",
            "  3:a self-check failed, kills broke a promise, or with --strict a measurement is invalid, with --fail-on-refutation a claim by what was counted; otherwise that is a warning",
            "  4:the disk, the service or the target cannot be used",
            "  5:a trial or a benchmark failed",
            " 70:a defect in slowcall",
            "130:interrupted (143: terminated); finished trials are kept"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall doctor                           can this machine measure?",
            "  slowcall run --plan smoke                 the shortest run, to see that all works",
            "  slowcall run                              the plan \"quick\"",
            "  slowcall run --plan full --jmh --strict   everything, for publication",
            "  slowcall run --plan my-plan.json --blocks 10 --seed 7",
            "  slowcall run --resume results/FOLDER      finishes a run that was interrupted",
            "  slowcall report results/FOLDER            its page, report.html, written anew",
            "  slowcall compare results/A results/B      what differs?",
            "  slowcall tune --rate 300 --delay 200ms --slo p99=350ms   how large must the pool be?",
            "  slowcall chapter --only 1,4,7             what is said of asynchronous integration, and what is so",
            "  slowcall kills                            what is lost, and what is done twice, where processes are killed",
            "  slowcall merge shard-1 shard-2            one load that two machines offered, as one run",
            "  slowcall service --token service.token    the simulated service, for runs of other machines",
            "  slowcall selfcheck                        can the harness be believed on this machine?",
            "  slowcall strategies                       what can be compared, with its settings",
            "  slowcall completion bash                  for the shell, to complete what is typed",
        })
public final class Main {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of whatever goes wrong.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    boolean version;

    private Main() {}

    /** Ends the JVM with the exit code; {@code --help} lists them. */
    public static void main(String[] args) {
        StandardOutput output = StandardOutput.ofThisProcess();
        PrintWriter out = PlainWriter.on(output, System.out.charset());
        PrintWriter err = PlainWriter.on(System.err);
        int exitCode = execute(out, err, args);
        out.flush();
        if (output.loss().isPresent()) {
            err.println("slowcall: standard output cannot be written: "
                    + output.loss().get() + "; send it to where there is room");
            exitCode = exitCode == ExitCode.OK ? ExitCode.INPUT_OUTPUT : exitCode;
        }
        err.flush();
        System.exit(exitCode);
    }

    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return execute(out, err, Experimenter.REAL, args);
    }

    static int execute(PrintWriter out, PrintWriter err, Experimenter experimenter, String... args) {
        Main main = new Main();
        Problems problems = new Problems(err, events(out, args), () -> main.debug);
        try {
            return commandLine(main, out, err, experimenter, args)
                    .setParameterExceptionHandler(problems)
                    .setExecutionExceptionHandler(problems)
                    .execute(args);
        } catch (Error e) {
            return problems.handleError(e);
        }
    }

    /** Where a program is told of errors, also of those that kept its {@code --json} from being read. */
    private static Consumer<Event> events(PrintWriter out, String... args) {
        return List.of(args).contains(OutputOptions.JSON) ? new OutputForPrograms(out)::event : event -> {};
    }

    /** Every command. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return commandLine(new Main(), out, err, Experimenter.REAL);
    }

    private static CommandLine commandLine(
            Main main, PrintWriter out, PrintWriter err, Experimenter experimenter, String... args) {
        List<String> arguments = PublishedCommand.of(args);
        return new CommandLine(main)
                .addSubcommand(new RunCommand(out, err, arguments, experimenter))
                .addSubcommand(new ReportCommand(out))
                .addSubcommand(new CompareCommand(out, err))
                .addSubcommand(new TuneCommand(out, err, arguments, experimenter))
                .addSubcommand(new ChapterCommand(out, err, arguments, experimenter, Chapter::all))
                .addSubcommand(new KillsCommand(out, err, arguments, experimenter, KillsCommand.REAL))
                .addSubcommand(new MergeCommand(out, err, arguments, experimenter))
                .addSubcommand(new ServiceCommand(out))
                .addSubcommand(new StrategiesCommand(out, err))
                .addSubcommand(new DoctorCommand(out, err))
                .addSubcommand(new SelfCheckCommand(out, err, arguments, experimenter, SelfChecks.all()))
                .addSubcommand(new CompletionCommand(out))
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100);
    }
}
