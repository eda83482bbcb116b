package slowcall.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.Jdks;
import slowcall.jvm.OneClock;
import slowcall.part.PartStarter;
import slowcall.part.StartedPart;
import slowcall.plan.BuiltInPlans;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Disk;

/** Trips each check on a machine made of files, and lets each pass; a check that never trips is worth nothing. */
class ChecksTest {
    private static final Demand DEMAND = new Demand(1000, 1256, 2048);

    @TempDir
    private Path root;

    private FakeSystem system;

    @BeforeEach
    void anEmptyMachine() {
        system = new FakeSystem(root);
    }

    private void assertLevel(Level level, Check check) {
        assertEquals(
                level,
                check.run(system.files()).level(),
                () -> check.run(system.files()).toString());
    }

    @Test
    void whatTheSystemDoesNotTellIsUnknown() {
        List<Check> readers = List.of(
                new MemoryCheck(DEMAND),
                new SwapCheck(),
                new ThreadsCheck(DEMAND),
                new DescriptorsCheck(DEMAND),
                new AcceptQueueCheck(DEMAND),
                new PortsCheck(DEMAND),
                new ClockSourceCheck(),
                new GovernorCheck(),
                new LoadCheck(4),
                new BusyCheck(),
                new StealCheck(),
                new QuotaCheck());
        for (Check check : readers) {
            check.begin(system.files());
            assertEquals("unknown", check.run(system.files()).value(), check.name());
            assertLevel(Level.NOTE, check);
        }
    }

    @Test
    void system() {
        assertLevel(Level.OK, new OperatingSystemCheck("Linux"));
        assertLevel(Level.NOTE, new OperatingSystemCheck("Mac OS X"));
    }

    @Test
    void cores() {
        assertLevel(Level.WARN, new CoresCheck(1));
        assertLevel(Level.NOTE, new CoresCheck(2));
        assertLevel(Level.OK, new CoresCheck(4));
    }

    @Test
    void memory() {
        system.with("/proc/meminfo", "MemTotal: 8000000 kB\nMemAvailable:    1000000 kB\n");
        assertLevel(Level.WARN, new MemoryCheck(DEMAND));
        system.with("/proc/meminfo", "MemTotal: 8000000 kB\nMemAvailable:    6000000 kB\n");
        assertLevel(Level.OK, new MemoryCheck(DEMAND));
        system.with("/proc/self/cgroup", "0::/box\n").with("/sys/fs/cgroup/box/memory.max", "536870912\n");
        assertLevel(Level.WARN, new MemoryCheck(DEMAND));
    }

    @Test
    void swap() {
        system.with("/proc/meminfo", "SwapTotal: 4096 kB\nSwapFree: 1024 kB\n");
        assertLevel(Level.NOTE, new SwapCheck());
        system.with("/proc/meminfo", "SwapTotal: 4096 kB\nSwapFree: 4096 kB\n");
        assertLevel(Level.OK, new SwapCheck());
    }

    @Test
    void jdks() throws IOException {
        Path old = jdk("17.0.2");
        Path older = jdk("1.8.0_402");
        assertLevel(Level.FAIL, new JdkCheck(new Jdks(List.of(old, older))));
        Finding finding = new JdkCheck(new Jdks(List.of(jdk("25.0.1"), old, older))).run(system.files());
        assertEquals(Level.OK, finding.level());
        assertEquals("25.0.1, 17.0.2, 1.8.0_402", finding.value());
        assertEquals("trials run on the JDK that runs slowcall", finding.meaning());
        Finding both = new JdkCheck(new Jdks(List.of(jdk("25.0.2"), jdk("21.0.9")))).run(system.files());
        assertEquals("virtual threads before and after JEP 491 (pinning) can be compared", both.meaning());
    }

    private Path jdk(String version) throws IOException {
        Path home = Files.createDirectories(root.resolve("jdk-" + version));
        Path java = Files.createFile(Files.createDirectory(home.resolve("bin")).resolve("java"));
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    @Test
    void findsTheJdkThatRuns() {
        Finding finding = new JdkCheck(Jdks.ofThisMachine()).run(slowcall.result.SystemFiles.ofThisMachine());
        assertEquals(Level.OK, finding.level());
    }

    @Test
    void theTightestThreadLimitCounts() {
        system.with("/proc/self/limits", "Limit  Soft  Hard  Units\nMax processes     30000     30000     processes\n")
                .with("/proc/self/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\n")
                .with("/proc/sys/kernel/threads-max", "60000\n")
                .with("/proc/sys/kernel/pid_max", "32768\n")
                .with("/proc/sys/vm/max_map_count", "65530\n");
        Finding enough = new ThreadsCheck(DEMAND).run(system.files());
        assertEquals(Level.OK, enough.level());
        assertEquals("30000 (ulimit -u)", enough.value());
        system.with("/proc/self/status", "Uid:\t0\t0\t0\t0\n");
        assertEquals(
                "32765 (vm.max_map_count)",
                new ThreadsCheck(DEMAND).run(system.files()).value());
        system.with("/proc/self/cgroup", "0::/a/b\n").with("/sys/fs/cgroup/a/pids.max", "1000\n");
        Finding few = new ThreadsCheck(DEMAND).run(system.files());
        assertEquals(Level.WARN, few.level());
        assertEquals("1000 (cgroup pids.max)", few.value());
    }

    @Test
    void descriptors() {
        system.with("/proc/self/limits", "Max open files            1024                 1024               files\n");
        assertLevel(Level.WARN, new DescriptorsCheck(DEMAND));
        system.with("/proc/self/limits", "Max open files            1024                 4096               files\n");
        assertLevel(Level.NOTE, new DescriptorsCheck(DEMAND));
        system.with("/proc/self/limits", "Max open files            unlimited            unlimited          files\n");
        assertLevel(Level.OK, new DescriptorsCheck(DEMAND));
    }

    @Test
    void acceptQueue() {
        system.with("/proc/sys/net/core/somaxconn", "128\n");
        assertLevel(Level.WARN, new AcceptQueueCheck(DEMAND));
        system.with("/proc/sys/net/core/somaxconn", "4096\n");
        assertLevel(Level.NOTE, new AcceptQueueCheck(DEMAND));
        system.with("/proc/sys/net/core/somaxconn", "65535\n");
        assertLevel(Level.OK, new AcceptQueueCheck(DEMAND));
    }

    @Test
    void ports() {
        system.with("/proc/sys/net/ipv4/ip_local_port_range", "60000\t60100\n");
        assertLevel(Level.WARN, new PortsCheck(DEMAND));
        system.with("/proc/sys/net/ipv4/ip_local_port_range", "60000\t61500\n");
        assertLevel(Level.NOTE, new PortsCheck(DEMAND));
        system.with("/proc/sys/net/ipv4/tcp_tw_reuse", "2\n");
        assertLevel(Level.OK, new PortsCheck(DEMAND));
        system.with("/proc/sys/net/ipv4/ip_local_port_range", "32768\tmany\n");
        assertEquals("unknown", new PortsCheck(DEMAND).run(system.files()).value());
    }

    @Test
    void loopback() {
        assertLevel(Level.OK, new LoopbackCheck(InetAddress::getLoopbackAddress));
        LoopbackCheck refused = new LoopbackCheck(() -> {
            throw new BindException("permission denied");
        });
        assertLevel(Level.FAIL, refused);
    }

    @Test
    void clockSource() {
        String file = "/sys/devices/system/clocksource/clocksource0/current_clocksource";
        system.with(file, "tsc\n");
        assertLevel(Level.OK, new ClockSourceCheck());
        system.with(file, "hpet\n");
        assertLevel(Level.WARN, new ClockSourceCheck());
        system.with(file, "xen\n");
        assertLevel(Level.NOTE, new ClockSourceCheck());
    }

    @Test
    void theCostOfTheClock() {
        assertLevel(Level.OK, new NanoTimeCheck(ticking(25)));
        assertLevel(Level.WARN, new NanoTimeCheck(ticking(1000)));
        AtomicLong readings = new AtomicLong();
        assertLevel(Level.WARN, new NanoTimeCheck(() -> readings.incrementAndGet() / 1_000 * 1_000_000));
    }

    private static java.util.function.LongSupplier ticking(long nanos) {
        AtomicLong time = new AtomicLong();
        return () -> time.addAndGet(nanos);
    }

    @Test
    void governor() {
        system.with("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
        assertLevel(Level.OK, new GovernorCheck());
        system.with("/sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave\n");
        assertLevel(Level.NOTE, new GovernorCheck());
    }

    @Test
    void load() {
        system.with("/proc/loadavg", "0.10 0.2 0.3 1/200 999\n");
        assertLevel(Level.OK, new LoadCheck(2));
        system.with("/proc/loadavg", "0.60 0.2 0.3 1/200 999\n");
        assertLevel(Level.NOTE, new LoadCheck(2));
        system.with("/proc/loadavg", "2.00 0.2 0.3 1/200 999\n");
        assertLevel(Level.WARN, new LoadCheck(2));
    }

    @Test
    void stealIsADifference() {
        Check check = new StealCheck();
        system.with("/proc/stat", "cpu  100 0 100 800 0 0 0 500 0 0\ncpu0 1\n");
        check.begin(system.files());
        system.with("/proc/stat", "cpu  150 0 150 900 0 0 0 500 0 0\ncpu0 1\n");
        assertLevel(Level.OK, check);
        system.with("/proc/stat", "cpu  150 0 150 899 0 0 0 502 0 0\ncpu0 1\n");
        assertLevel(Level.NOTE, check);
        system.with("/proc/stat", "cpu  150 0 150 880 0 0 0 520 0 0\ncpu0 1\n");
        assertLevel(Level.WARN, check);
    }

    @Test
    void whatIsBusyNowIsADifference() {
        Check check = new BusyCheck();
        system.with("/proc/stat", "cpu  100 0 100 800 0 0 0 500 0 0\ncpu0 1\n");
        check.begin(system.files());
        system.with("/proc/stat", "cpu  105 0 104 991 0 0 0 500 0 0\ncpu0 1\n");
        assertLevel(Level.OK, check);
        system.with("/proc/stat", "cpu  120 0 120 960 0 0 0 500 0 0\ncpu0 1\n");
        assertLevel(Level.NOTE, check);
        system.with("/proc/stat", "cpu  130 0 120 950 0 0 0 500 0 0\ncpu0 1\n");
        assertLevel(Level.WARN, check);
        assertEquals("25 % busy just now", check.run(system.files()).value());
    }

    @Test
    void whatMattersToTheResultsIsAWarning() {
        system.with("/proc/loadavg", "0.60 0.2 0.3 1/200 999\n");
        assertEquals(List.of(), new Diagnosis(List.of(new LoadCheck(2)), system.files()).warnings());

        system.with("/proc/loadavg", "2.00 0.2 0.3 1/200 999\n");
        assertEquals(
                List.of("load average: 2.00 on 2 cores: something else competes for the cores: wait, or close it"),
                new Diagnosis(List.of(new LoadCheck(2)), system.files()).warnings());
    }

    @Test
    void aQuotaIsWorseWhereItThrottles() {
        Check check = new QuotaCheck();
        system.with("/proc/self/cgroup", "0::/\n").with("/sys/fs/cgroup/cpu.stat", "nr_periods 7\nnr_throttled 3\n");
        check.begin(system.files());
        assertLevel(Level.OK, check);
        system.with("/sys/fs/cgroup/cpu.max", "150000 100000\n");
        assertLevel(Level.NOTE, check);
        assertEquals("1.50 cores", check.run(system.files()).value());
        system.with("/sys/fs/cgroup/cpu.stat", "nr_periods 9\nnr_throttled 4\n");
        assertLevel(Level.WARN, check);
    }

    @Test
    void resultsFolder() throws IOException {
        assertLevel(Level.OK, new ResultsFolderCheck(root.resolve("not/yet/there")));
        assertFalse(Files.exists(root.resolve("not")), "a check creates nothing");
        // A file in the folder's place cannot be written into, whoever asks.
        Path file = Files.createFile(root.resolve("file"));
        assertLevel(Level.FAIL, new ResultsFolderCheck(file));
        assertEquals(4, new ResultsFolderCheck(file).exitCode());
    }

    @Test
    void disk() {
        assertLevel(Level.OK, new DiskSpaceCheck(() -> 10L << 30));
        assertLevel(Level.WARN, new DiskSpaceCheck(() -> 10L << 20));
        assertTrue(DiskSpaceCheck.usableBytes(root.resolve("not/there")) > 0);
    }

    @Test
    void clocks() {
        Finding one = new ClocksCheck(() -> new OneClock.Ahead(-30_000, 20_000)).run(system.files());
        assertEquals(Level.OK, one.level());
        assertEquals("one, ± 30 µs", one.value());
        Finding two = new ClocksCheck(() -> new OneClock.Ahead(2_000_000, 2_100_000)).run(system.files());
        assertEquals(Level.WARN, two.level());
        assertEquals("up to 2100 µs apart", two.value());
        assertLevel(Level.NOTE, new ClocksCheck(() -> {
            throw new ChildFailedException("it did not start");
        }));
    }

    @Test
    void servers() {
        Set<String> both = new TreeSet<>(Set.of("database", "broker"));
        Function<String, Optional<PartStarter>> starters = part -> Optional.of(starter(part, Optional.empty()));
        assertLevel(Level.OK, new ServersCheck(both, starters));
        assertEquals(
                "broker, database",
                new ServersCheck(both, starters).run(system.files()).value());
        Finding refused = new ServersCheck(
                        both, part -> Optional.of(starter(part, Optional.of(part + " needs a user"))))
                .run(system.files());
        assertEquals(Level.FAIL, refused.level());
        assertEquals("broker needs a user; database needs a user", refused.meaning());
        assertLevel(Level.FAIL, new ServersCheck(both, part -> Optional.empty()));
    }

    private static PartStarter starter(String part, Optional<String> objection) {
        return new PartStarter() {
            @Override
            public String part() {
                return part;
            }

            @Override
            public StartedPart start(Path folder) throws IOException {
                throw new IOException("a check starts nothing");
            }

            @Override
            public Optional<String> objection() {
                return objection;
            }
        };
    }

    @Test
    void serversDisk() {
        assertLevel(Level.OK, new ServersDiskCheck(root, folder -> Optional.of(new Disk("ext4"))));
        assertLevel(Level.WARN, new ServersDiskCheck(root, folder -> Optional.of(new Disk("tmpfs"))));
        assertLevel(Level.NOTE, new ServersDiskCheck(root, folder -> Optional.empty()));
    }

    /** Only then are they asked for: most plans need none. */
    @Test
    void aPlanWithServersIsAskedForThemAndForTheirMemory() {
        Plan ways = PlanFile.parse("ways", """
                {"cells": [{"strategy": "way-kafka", "arrivals": {"constant": 50}, "delay": "20ms",
                  "awaits": "handoff", "heap": "64m"}]}""");
        Plan without = BuiltInPlans.named("smoke");

        assertTrue(
                names(ways).containsAll(List.of("clocks", "servers", "servers' disk")),
                () -> names(ways).toString());
        assertFalse(names(without).contains("servers"), () -> names(without).toString());
        assertEquals(new ServersNeeded(Set.of("kafka", "postgresql"), Set.of("way-kafka")), ServersNeeded.of(ways));
        // The trial and both processes of its subject; the service; what else there is; and the servers.
        assertEquals(3 * 64 + 768 + 768 + 900, Demand.of(ways).memoryMib());
    }

    private List<String> names(Plan plan) {
        return Diagnosis.checks(plan, root).stream().map(Check::name).toList();
    }

    private Findings found(Check... checks) {
        return new Diagnosis(List.of(checks), system.files()).find();
    }

    @Test
    void aLineEachAndTheFirstFailuresExitCode() {
        Findings found = found(new CoresCheck(1), new ResultsFolderCheck(root), new JdkCheck(new Jdks(List.of())));

        assertEquals(2, found.exitCode());
        assertEquals(3, found.lines().size());
        assertTrue(
                found.lines().getFirst().startsWith("warn  cores "),
                () -> found.lines().toString());
        assertTrue(
                found.lines().get(2).startsWith("fail  JDKs "),
                () -> found.lines().toString());
        assertEquals("It cannot be measured here: see what says fail.", found.verdict());
    }

    @Test
    void whetherItCanBeMeasured() {
        assertEquals(
                "It can be measured here; what says warn (1) is what the figures will suffer from.",
                found(new CoresCheck(1), new ResultsFolderCheck(root)).verdict());
        assertEquals(
                "It can be measured here.", found(new ResultsFolderCheck(root)).verdict());
    }

    @Test
    void whatTheResultsSufferFromCanBeSeenAlone() {
        Findings troubling =
                found(new CoresCheck(1), new ResultsFolderCheck(root)).troubling();

        assertEquals(
                List.of("cores"),
                troubling.all().stream().map(Findings.Found::check).toList());
    }

    @Test
    void aPlanRunsIntoWhatItUses() {
        system.with("/proc/self/limits", "Max open files            10                 10               files\n")
                .with("/proc/sys/kernel/threads-max", "10\n");

        List<String> threads = new Diagnosis(Diagnosis.limits(BuiltInPlans.named("smoke")), system.files()).warnings();
        List<String> sleeps = new Diagnosis(
                        Diagnosis.limits(BuiltInPlans.named("reproduce/client-default-pool")), system.files())
                .warnings();

        assertTrue(threads.getFirst().startsWith("thread limit: 10 (kernel.threads-max): "), threads::toString);
        assertTrue(threads.getLast().startsWith("descriptors: 10 soft, 10 hard: "), threads::toString);
        assertTrue(sleeps.getFirst().startsWith("descriptors: "), sleeps::toString);
    }

    @Test
    void aPlansDemandIsItsWorstCells() {
        Demand demand = Demand.of(BuiltInPlans.named("smoke"));
        assertTrue(demand.connections() > 0 && demand.descriptors() == demand.connections() + 256, demand::toString);
    }

    @Test
    void aPlansMemoryIsItsLargestHeapsTheServicesAndWhatElseThereIs() {
        assertEquals(512 + 768 + 768, Demand.of(BuiltInPlans.named("quick")).memoryMib());
        long largest = BuiltInPlans.named("hold-parked").cells().stream()
                .mapToLong(cell -> cell.jvm().heapMib())
                .max()
                .orElseThrow();
        assertTrue(largest > 2048);
        assertTrue(Demand.of(BuiltInPlans.named("hold-parked")).memoryMib() > largest);
    }
}
