package slowcall.result;

import java.util.List;
import java.util.Optional;

/**
 * What the machine's processors did since it started, all together, by {@code /proc/stat}: in the kernel's ticks, mostly of 10 ms.
 * It is the host's view, in a container too, unless the container fakes that file.
 *
 * @param busy running something, in user mode or in the kernel
 * @param stolen wanted to run, and the hypervisor ran something else
 * @param all these and idle
 * @param processors how many there are
 */
public record ProcessorTimes(long busy, long stolen, long all, int processors) {
    /** {@code cpu user nice system idle iowait irq softirq steal …}; guests' times, which follow, are part of user's. */
    private static final int IDLE = 4;

    private static final int IOWAIT = 5;
    private static final int STEAL = 8;

    /** So far; empty where the system does not tell. */
    public static Optional<ProcessorTimes> read(SystemFiles files) {
        List<String> lines = files.lines("/proc/stat");
        String[] words = lines.isEmpty() ? new String[0] : lines.getFirst().split("\\s+", -1);
        long processors =
                lines.stream().filter(line -> line.matches("cpu\\d+ .*")).count();
        if (words.length <= STEAL || !words[0].equals("cpu") || processors == 0) {
            return Optional.empty();
        }
        try {
            long all = 0;
            for (int i = 1; i <= STEAL; i++) {
                all += Long.parseLong(words[i]);
            }
            long stolen = Long.parseLong(words[STEAL]);
            long idle = Long.parseLong(words[IDLE]) + Long.parseLong(words[IOWAIT]);
            return Optional.of(new ProcessorTimes(all - idle - stolen, stolen, all, (int) processors));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What they did since then; empty if no tick has passed. */
    public Optional<ProcessorTimes> since(ProcessorTimes earlier) {
        ProcessorTimes difference =
                new ProcessorTimes(busy - earlier.busy, stolen - earlier.stolen, all - earlier.all, processors);
        return difference.all > 0 ? Optional.of(difference) : Optional.empty();
    }

    public double busyPercent() {
        return 100.0 * busy / all;
    }

    public double stolenPercent() {
        return 100.0 * stolen / all;
    }

    /** Processors kept busy, on average. */
    public double busyCores() {
        return (double) busy / all * processors;
    }
}
