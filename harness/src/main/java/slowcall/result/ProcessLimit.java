package slowcall.result;

import java.util.Optional;

/**
 * A resource limit of this process, from {@code /proc/self/limits}.
 *
 * @param soft what holds now; {@link #UNLIMITED} without a limit
 * @param hard how far the process may raise it
 */
public record ProcessLimit(long soft, long hard) {
    public static final long UNLIMITED = Long.MAX_VALUE;

    public static Optional<ProcessLimit> descriptors(SystemFiles files) {
        return read(files, "Max open files");
    }

    /** Processes and threads of this user. The kernel does not hold root to it. */
    public static Optional<ProcessLimit> threads(SystemFiles files) {
        return read(files, "Max processes");
    }

    private static Optional<ProcessLimit> read(SystemFiles files, String name) {
        return files.lines("/proc/self/limits").stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .map(line -> line.substring(name.length()).strip().split("\\s+", 3))
                .filter(words -> words.length >= 2)
                .map(words -> new ProcessLimit(limit(words[0]), limit(words[1])));
    }

    private static long limit(String text) {
        return SystemFiles.wholeNumber(text).orElse(UNLIMITED);
    }
}
