package slowcall.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The limits of the control groups that this process is in, version 1 or 2. A group's ancestors bind as well, so each limit
 * is the tightest on the way up. No limit is empty, like one that cannot be read.
 */
public final class Cgroup {
    private static final String MOUNT = "/sys/fs/cgroup";

    /** Version 1 says "no memory limit" with the largest multiple of a page. */
    private static final long NO_MEMORY_LIMIT = 1L << 62;

    private final SystemFiles files;

    public Cgroup(SystemFiles files) {
        this.files = files;
    }

    /** CPU time per time, in cores: {@code cpu.max}. */
    public OptionalDouble cpuMax() {
        return directories("cpu").stream()
                .map(this::quota)
                .flatMapToDouble(OptionalDouble::stream)
                .min();
    }

    /** {@code memory.max}, in bytes. */
    public OptionalLong memoryMax() {
        return directories("memory").stream()
                .flatMap(directory -> List.of(directory + "/memory.max", directory + "/memory.limit_in_bytes").stream())
                .map(files::number)
                .flatMapToLong(OptionalLong::stream)
                .filter(bytes -> bytes < NO_MEMORY_LIMIT)
                .min();
    }

    /** {@code pids.max}: threads, despite its name. */
    public OptionalLong pidsMax() {
        return directories("pids").stream()
                .map(directory -> files.number(directory + "/pids.max"))
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /** How many scheduling periods were cut short by a quota, since the groups were made. */
    public OptionalLong throttledPeriods() {
        List<OptionalLong> counts = directories("cpu").stream()
                .map(directory -> files.field(directory + "/cpu.stat", "nr_throttled"))
                .filter(OptionalLong::isPresent)
                .toList();
        return counts.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        counts.stream().mapToLong(OptionalLong::getAsLong).sum());
    }

    private OptionalDouble quota(String directory) {
        Optional<String> both = files.line(directory + "/cpu.max");
        if (both.isPresent()) {
            String[] words = both.get().split("\\s+", 2);
            return ratio(
                    SystemFiles.wholeNumber(words[0]),
                    words.length == 2 ? SystemFiles.wholeNumber(words[1]) : OptionalLong.empty());
        }
        return ratio(files.number(directory + "/cpu.cfs_quota_us"), files.number(directory + "/cpu.cfs_period_us"));
    }

    private static OptionalDouble ratio(OptionalLong quota, OptionalLong period) {
        return quota.isPresent() && quota.getAsLong() > 0 && period.isPresent() && period.getAsLong() > 0
                ? OptionalDouble.of((double) quota.getAsLong() / period.getAsLong())
                : OptionalDouble.empty();
    }

    /**
     * The directories of the group and its ancestors, innermost first. Inside a container the group's path may be the host's;
     * what lies at the mount point is then the container's own, and the walk ends there.
     */
    private List<String> directories(String controller) {
        String unified = "/";
        for (String line : files.lines("/proc/self/cgroup")) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains(controller)) {
                return upwards(MOUNT + "/" + controller, parts[2]);
            }
            if (parts.length == 3 && parts[0].equals("0")) {
                unified = parts[2];
            }
        }
        return upwards(MOUNT, unified);
    }

    private static List<String> upwards(String mount, String group) {
        List<String> directories = new ArrayList<>();
        String rest = group.contains("..") ? "" : group;
        while (rest.length() > 1) {
            directories.add(mount + rest);
            rest = rest.substring(0, rest.lastIndexOf('/'));
        }
        directories.add(mount);
        return directories;
    }
}
