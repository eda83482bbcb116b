package slowcall.cli.doctor;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import slowcall.jvm.Jdks;
import slowcall.plan.Plan;
import slowcall.result.SystemFiles;

/** Runs checks and prints a line for each. */
public final class Diagnosis {
    /** What the processors do shows over time only. */
    private static final long WATCHED_MILLIS = 1000;

    private final List<Check> checks;
    private final SystemFiles files;

    public Diagnosis(List<Check> checks, SystemFiles files) {
        this.checks = List.copyOf(checks);
        this.files = files;
    }

    /** All checks, in the order printed. */
    public static List<Check> checks(Demand demand, Path results) {
        int cores = Runtime.getRuntime().availableProcessors();
        return List.of(
                new OperatingSystemCheck(System.getProperty("os.name", "")),
                new CoresCheck(cores),
                // Early: it must not see what the other checks do.
                new BusyCheck(),
                new MemoryCheck(demand),
                new SwapCheck(),
                new JdkCheck(Jdks.ofThisMachine()),
                new ThreadsCheck(demand),
                new DescriptorsCheck(demand),
                new AcceptQueueCheck(demand),
                new PortsCheck(demand),
                new LoopbackCheck(LoopbackCheck::bind),
                new ClockSourceCheck(),
                new NanoTimeCheck(System::nanoTime),
                new GovernorCheck(),
                new LoadCheck(cores),
                new StealCheck(),
                new QuotaCheck(),
                new ResultsFolderCheck(results),
                new DiskSpaceCheck(() -> DiskSpaceCheck.usableBytes(results)));
    }

    /** Of what passes, and may have come since the last look. */
    public static List<Check> passing() {
        return List.of(new BusyCheck(), new StealCheck());
    }

    /** Of what a plan would run into; what it then achieves is a result, and so it is run all the same. */
    public static List<Check> limits(Plan plan) {
        Demand demand = Demand.of(plan);
        List<Check> limits = new ArrayList<>(List.of(new DescriptorsCheck(demand), new PortsCheck(demand)));
        if (plan.cells().stream().anyMatch(cell -> cell.strategy().equals("thread-per-request"))) {
            limits.addFirst(new ThreadsCheck(demand));
        }
        return List.copyOf(limits);
    }

    /** Takes the first looks, and leaves time for something to happen. */
    public void watch() throws InterruptedException {
        checks.forEach(check -> check.begin(files));
        Thread.sleep(WATCHED_MILLIS);
    }

    /** What the results will suffer from, a line each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (Check check : checks) {
            Finding finding = check.run(files);
            if (finding.level().compareTo(Level.WARN) >= 0) {
                warnings.add(check.name() + ": " + finding.value() + ": " + finding.meaning());
            }
        }
        return warnings;
    }

    /**
     * Prints {@code level  what  value  meaning} for each check.
     *
     * @return 0, or the exit code of the first check that failed
     */
    public int print(PrintWriter out) {
        List<Finding> findings = new ArrayList<>();
        checks.forEach(check -> findings.add(check.run(files)));
        int nameWidth =
                checks.stream().mapToInt(check -> check.name().length()).max().orElse(1);
        int valueWidth = findings.stream()
                .mapToInt(finding -> finding.value().length())
                .max()
                .orElse(1);
        String format = "%-4s  %-" + nameWidth + "s  %-" + valueWidth + "s  %s%n";
        int exitCode = 0;
        for (int i = 0; i < checks.size(); i++) {
            Finding finding = findings.get(i);
            out.printf(Locale.ROOT, format, finding.level(), checks.get(i).name(), finding.value(), finding.meaning());
            if (finding.level() == Level.FAIL && exitCode == 0) {
                exitCode = checks.get(i).exitCode();
            }
        }
        out.println(verdict(findings));
        return exitCode;
    }

    private static String verdict(List<Finding> findings) {
        long failed = count(findings, Level.FAIL);
        long warned = count(findings, Level.WARN);
        if (failed > 0) {
            return "It cannot be measured here: see what says fail.";
        }
        return warned > 0
                ? "It can be measured here; what says warn (" + warned + ") is what the figures will suffer from."
                : "It can be measured here.";
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
