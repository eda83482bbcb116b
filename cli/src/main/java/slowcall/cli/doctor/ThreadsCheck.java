package slowcall.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import slowcall.result.Cgroup;
import slowcall.result.ProcessLimit;
import slowcall.result.SystemFiles;

/** Five limits can stop a thread from starting; the tightest counts. */
final class ThreadsCheck implements Check {
    /** A thread's stack and its guard pages are mappings of their own. */
    private static final long MAPPINGS_PER_THREAD = 2;

    private final Demand demand;

    ThreadsCheck(Demand demand) {
        this.demand = demand;
    }

    @Override
    public String name() {
        return "thread limit";
    }

    @Override
    public Finding run(SystemFiles files) {
        String need = "the plan's thread-per-request needs about " + demand.threads();
        Map.Entry<String, Long> tightest = limits(files).entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElse(null);
        if (tightest == null) {
            return Finding.unknown(need);
        }
        String value = tightest.getValue() + " (" + tightest.getKey() + ")";
        return tightest.getValue() >= demand.threads()
                ? Finding.ok(value, need)
                : Finding.warn(value, need + ": threads will fail to start, raise " + tightest.getKey());
    }

    private static Map<String, Long> limits(SystemFiles files) {
        Map<String, Long> limits = new LinkedHashMap<>();
        boolean root = files.field("/proc/self/status", "Uid").orElse(-1) == 0;
        ProcessLimit.threads(files)
                .filter(limit -> !root && limit.soft() != ProcessLimit.UNLIMITED)
                .ifPresent(limit -> limits.put("ulimit -u", limit.soft()));
        put(limits, "kernel.threads-max", files.number("/proc/sys/kernel/threads-max"));
        put(limits, "kernel.pid_max", files.number("/proc/sys/kernel/pid_max"));
        files.number("/proc/sys/vm/max_map_count")
                .ifPresent(maps -> limits.put("vm.max_map_count", maps / MAPPINGS_PER_THREAD));
        put(limits, "cgroup pids.max", new Cgroup(files).pidsMax());
        return limits;
    }

    private static void put(Map<String, Long> limits, String name, OptionalLong value) {
        value.ifPresent(number -> limits.put(name, number));
    }
}
