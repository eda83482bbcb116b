package slowcall.cli.doctor;

import java.util.OptionalLong;
import slowcall.result.Cgroup;
import slowcall.result.SystemFiles;

/** The JVMs of a trial and of the service and this one must fit without swapping: a heap is touched whole when it starts. */
final class MemoryCheck implements Check {
    private final Demand demand;

    MemoryCheck(Demand demand) {
        this.demand = demand;
    }

    @Override
    public String name() {
        return "free memory";
    }

    @Override
    public Finding run(SystemFiles files) {
        String need = "the plan needs about " + demand.memoryMib() + " MiB";
        OptionalLong availableKib = files.field("/proc/meminfo", "MemAvailable");
        if (availableKib.isEmpty()) {
            return Finding.unknown(need);
        }
        long mib = availableKib.getAsLong() / 1024;
        OptionalLong limit = new Cgroup(files).memoryMax();
        String value = mib + " MiB";
        if (limit.isPresent() && limit.getAsLong() >> 20 < mib) {
            mib = limit.getAsLong() >> 20;
            value = mib + " MiB (cgroup)";
        }
        return mib >= demand.memoryMib()
                ? Finding.ok(value, need)
                : Finding.warn(value, need + ": trials may fail or swap, lower its heaps");
    }
}
