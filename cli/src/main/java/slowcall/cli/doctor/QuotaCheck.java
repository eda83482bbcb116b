package slowcall.cli.doctor;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import slowcall.result.Cgroup;
import slowcall.result.SystemFiles;

/** A container's CPU quota stops every thread for the rest of a period, which shows as latency. */
final class QuotaCheck implements Check {
    private OptionalLong before = OptionalLong.empty();

    @Override
    public String name() {
        return "CPU quota";
    }

    @Override
    public void begin(SystemFiles files) {
        before = new Cgroup(files).throttledPeriods();
    }

    @Override
    public Finding run(SystemFiles files) {
        Cgroup cgroup = new Cgroup(files);
        OptionalDouble quota = cgroup.cpuMax();
        if (quota.isEmpty()) {
            return files.lines("/proc/self/cgroup").isEmpty()
                    ? Finding.unknown("a quota shows as pauses")
                    : Finding.ok("none", "nothing throttles the cores");
        }
        String value = String.format(Locale.ROOT, "%.2f cores", quota.getAsDouble());
        OptionalLong after = cgroup.throttledPeriods();
        if (before.isPresent() && after.isPresent() && after.getAsLong() > before.getAsLong()) {
            return Finding.warn(value, "throttled just now: pauses of up to 100 ms are the quota's");
        }
        return Finding.note(value, "bursts above it are throttled: pauses of up to 100 ms are the quota's");
    }
}
