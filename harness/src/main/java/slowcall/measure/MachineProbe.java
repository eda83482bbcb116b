package slowcall.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import slowcall.result.Cgroup;
import slowcall.result.Column;
import slowcall.result.ProcessorTimes;
import slowcall.result.Row;
import slowcall.result.SystemFiles;

/**
 * The whole machine's processors, and the periods in which a quota held this process up. What {@code /proc/stat} counts is the
 * host's, in a container too: others on the host are in it, and a container's quota is not its measure.
 */
public final class MachineProbe implements Probe {
    static final Column CPU_PERCENT = Column.decimal(
            "machine_cpu_percent",
            1,
            "Share of all the machine's processors that ran something while requests were offered, or until a burst had ended, whosever it was, in percent (/proc/stat, the host's also in a container; empty elsewhere than on Linux)");
    static final Column CPU_CORES =
            Column.decimal("machine_cpu_cores", 3, "The same in processors: how many ran something, on average");
    static final Column STEAL_PERCENT = Column.decimal(
            "steal_percent",
            2,
            "Share of the processors' time that the hypervisor gave to others while this machine wanted to run, in percent; likewise while requests were offered");
    static final Column THROTTLED_PERIODS = Column.of(
            "throttled_periods",
            "Scheduling periods, of 100 ms each as a rule, in which a control group's quota held the trial's JVM up (empty without such groups)");

    private final SystemFiles files;
    private final Cgroup cgroup;
    private Optional<ProcessorTimes> atStart = Optional.empty();
    private volatile Optional<ProcessorTimes> atOffered = Optional.empty();
    private OptionalLong throttledAtStart = OptionalLong.empty();

    public MachineProbe() {
        this(SystemFiles.ofThisMachine());
    }

    /** With other files, for tests. */
    MachineProbe(SystemFiles files) {
        this.files = files;
        this.cgroup = new Cgroup(files);
    }

    @Override
    public List<Column> columns() {
        return List.of(CPU_PERCENT, CPU_CORES, STEAL_PERCENT, THROTTLED_PERIODS);
    }

    @Override
    public void start() {
        throttledAtStart = cgroup.throttledPeriods();
        atStart = ProcessorTimes.read(files);
    }

    @Override
    public void offered() {
        atOffered = ProcessorTimes.read(files);
    }

    @Override
    public void stop(Row row) {
        Optional<ProcessorTimes> atEnd = atOffered.or(() -> ProcessorTimes.read(files));
        atStart.flatMap(before -> atEnd.flatMap(now -> now.since(before)))
                .ifPresent(meanwhile -> row.put(CPU_PERCENT, meanwhile.busyPercent())
                        .put(CPU_CORES, meanwhile.busyCores())
                        .put(STEAL_PERCENT, meanwhile.stolenPercent()));
        OptionalLong throttledAtEnd = cgroup.throttledPeriods();
        if (throttledAtStart.isPresent() && throttledAtEnd.isPresent()) {
            row.put(THROTTLED_PERIODS, throttledAtEnd.getAsLong() - throttledAtStart.getAsLong());
        }
    }
}
