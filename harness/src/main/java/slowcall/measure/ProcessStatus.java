package slowcall.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Numbers from Linux's {@code /proc/self/status}; empty on other systems. */
final class ProcessStatus {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR_REFS = Path.of("/proc/self/clear_refs");

    private ProcessStatus() {}

    /** The number behind this key, such as {@code VmHWM} (in KiB) or {@code Threads}. */
    static OptionalLong number(String key) {
        try {
            for (String line : Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(key + ":")) {
                    return OptionalLong.of(Long.parseLong(line.replaceAll("[^0-9]", "")));
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Not Linux, or a kernel that writes it otherwise: unknown.
        }
        return OptionalLong.empty();
    }

    /** Makes {@code VmHWM} count from now; returns whether the kernel lets us. */
    static boolean resetPeakRss() {
        try {
            Files.writeString(CLEAR_REFS, "5");
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
