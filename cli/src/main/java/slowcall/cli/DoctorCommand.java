package slowcall.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import slowcall.cli.doctor.Demand;
import slowcall.cli.doctor.Diagnosis;
import slowcall.plan.BuiltInPlans;
import slowcall.result.SystemFiles;

/** Says what this machine's measurements are worth before one is made. */
@Command(
        name = "doctor",
        description = {
            "Check whether this machine can measure a plan, and what to expect of the results.",
            "Each line: ok, note, warn or fail; what; its value; what it means for the results."
        },
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    @Option(
            names = "--plan",
            paramLabel = "NAME|FILE",
            description = "What must be possible: a built-in plan or a file; quick unless given.")
    private String plan = "quick";

    @Option(names = "--results", paramLabel = "DIR", description = "Where results would go; ./results unless given.")
    private Path results = Path.of("results");

    private final PrintWriter out;

    DoctorCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        Demand demand = Demand.of(BuiltInPlans.locate(plan));
        var diagnosis = new Diagnosis(Diagnosis.checks(demand, results), SystemFiles.ofThisMachine());
        diagnosis.watch();
        int exitCode = diagnosis.print(out);
        out.flush();
        return exitCode;
    }
}
