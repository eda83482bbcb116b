package slowcall.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import slowcall.cli.doctor.Diagnosis;
import slowcall.cli.doctor.Findings;
import slowcall.plan.BuiltInPlans;
import slowcall.result.SystemFiles;

/** Says what this machine's measurements are worth before one is made. */
@Command(
        name = "doctor",
        description = {
            "Check whether this machine can measure a plan, and what to expect of the results.",
            "Each line: ok, note, warn or fail; what; its value; what it means for the results.",
            "Exit code 0 unless a line says fail: what says warn can be measured all the same."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall doctor",
            "  slowcall doctor --plan hold --results /data/results",
            "  slowcall doctor --quiet     only what says warn or fail, and whether it can be measured",
        })
final class DoctorCommand implements Callable<Integer> {
    @Option(
            names = "--plan",
            paramLabel = "NAME|FILE",
            completionCandidates = PlanNames.class,
            description = "What must be possible: a built-in plan or a file; quick unless given.")
    private String plan = "quick";

    @Option(names = "--results", paramLabel = "DIR", description = "Where results would go; ./results unless given.")
    private Path results = Path.of("results");

    @Mixin
    private final OutputOptions told = new OutputOptions();

    private final PrintWriter out;
    private final PrintWriter err;

    DoctorCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        var diagnosis =
                new Diagnosis(Diagnosis.checks(BuiltInPlans.locate(plan), results), SystemFiles.ofThisMachine());
        diagnosis.watch(Diagnosis.SHORT_LOOK_MILLIS);
        Findings found = diagnosis.find();
        Output output = told.on(out, err);
        Findings shown = told.isQuiet() ? found.troubling() : found;
        shown.lines().forEach(line -> output.results(line, List.of(Words.LEVELS)));
        output.results(found.verdict());
        found.all()
                .forEach(each -> output.event(new Event(EventName.CHECK)
                        .with("name", each.check())
                        .with("level", each.finding().level().toString())
                        .with("value", each.finding().value())
                        .with("meaning", each.finding().meaning())));
        output.event(new Event(EventName.FINISHED)
                .with("exit_code", found.exitCode())
                .with("verdict", found.verdict()));
        return found.exitCode();
    }
}
