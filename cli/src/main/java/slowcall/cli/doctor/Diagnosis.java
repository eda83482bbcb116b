package slowcall.cli.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import slowcall.jvm.Jdks;
import slowcall.part.PartStarters;
import slowcall.plan.Plan;
import slowcall.result.Disk;
import slowcall.result.SystemFiles;

/** Runs checks. */
public final class Diagnosis {
    /** What the processors do shows over time only: so long for a look before a run, and for an answer that somebody waits for. */
    public static final long LONG_LOOK_MILLIS = 1000;

    public static final long SHORT_LOOK_MILLIS = 250;

    private final List<Check> checks;
    private final SystemFiles files;

    public Diagnosis(List<Check> checks, SystemFiles files) {
        this.checks = List.copyOf(checks);
        this.files = files;
    }

    /** All checks, in the order printed. */
    public static List<Check> checks(Plan plan, Path results) {
        int cores = Runtime.getRuntime().availableProcessors();
        Demand demand = Demand.of(plan);
        List<Check> checks = new ArrayList<>(List.of(
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
                // Behind those that watch the processors: it starts a JVM.
                new ClocksCheck(ClocksCheck::compare),
                new ResultsFolderCheck(results),
                new DiskSpaceCheck(() -> DiskSpaceCheck.usableBytes(results))));
        checks.addAll(of(ServersNeeded.of(plan), results));
        return List.copyOf(checks);
    }

    private static List<Check> of(ServersNeeded servers, Path results) {
        List<Check> checks = new ArrayList<>();
        if (!servers.parts().isEmpty()) {
            checks.add(new ServersCheck(servers.parts(), PartStarters::find));
        }
        if (servers.waitForDisk()) {
            checks.add(new ServersDiskCheck(results, Disk::under));
        }
        return checks;
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
    public void watch(long millis) throws InterruptedException {
        checks.forEach(check -> check.begin(files));
        Thread.sleep(millis);
    }

    /** What the results will suffer from, a line each. */
    public List<String> warnings() {
        return find().troubling().all().stream()
                .map(found -> found.check() + ": " + found.finding().value() + ": "
                        + found.finding().meaning())
                .toList();
    }

    /** What each check finds now. */
    public Findings find() {
        return new Findings(checks.stream()
                .map(check -> new Findings.Found(check.name(), check.run(files), check.exitCode()))
                .toList());
    }
}
