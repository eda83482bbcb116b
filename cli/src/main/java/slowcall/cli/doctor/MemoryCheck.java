package slowcall.cli.doctor;

import java.util.OptionalLong;
import slowcall.result.Cgroup;
import slowcall.result.SystemFiles;

/** A trial's heap, the service's heap and their threads must fit without swapping. */
final class MemoryCheck implements Check {
    private static final long NEEDED_MIB = 2048;

    @Override
    public String name() {
        return "free memory";
    }

    @Override
    public Finding run(SystemFiles files) {
        OptionalLong availableKib = files.field("/proc/meminfo", "MemAvailable");
        if (availableKib.isEmpty()) {
            return Finding.unknown("two JVMs need about " + NEEDED_MIB + " MiB");
        }
        long mib = availableKib.getAsLong() / 1024;
        OptionalLong limit = new Cgroup(files).memoryMax();
        String value = mib + " MiB";
        if (limit.isPresent() && limit.getAsLong() >> 20 < mib) {
            mib = limit.getAsLong() >> 20;
            value = mib + " MiB (cgroup)";
        }
        return mib >= NEEDED_MIB
                ? Finding.ok(value, "the trial's and the service's JVM fit")
                : Finding.warn(value, "two JVMs need about " + NEEDED_MIB + " MiB: trials may fail or swap");
    }
}
