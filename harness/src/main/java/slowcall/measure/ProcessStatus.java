package slowcall.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import slowcall.result.SystemFiles;

/** Numbers from Linux's {@code /proc/self/status}; empty on other systems. */
final class ProcessStatus {
    private static final Path CLEAR_REFS = Path.of("/proc/self/clear_refs");

    private ProcessStatus() {}

    /** The number behind this key, such as {@code VmHWM} (in KiB) or {@code Threads}. */
    static OptionalLong number(String key) {
        return SystemFiles.ofThisMachine().field("/proc/self/status", key);
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
