package slowcall.cli.doctor;

import java.util.OptionalLong;
import slowcall.result.SystemFiles;

/** A heap that is swapped out shows as latency. */
final class SwapCheck implements Check {
    @Override
    public String name() {
        return "swap";
    }

    @Override
    public Finding run(SystemFiles files) {
        OptionalLong total = files.field("/proc/meminfo", "SwapTotal");
        OptionalLong free = files.field("/proc/meminfo", "SwapFree");
        if (total.isEmpty() || free.isEmpty()) {
            return Finding.unknown("swapped heaps show as latency and lower the RSS");
        }
        long usedMib = (total.getAsLong() - free.getAsLong()) / 1024;
        return usedMib == 0
                ? Finding.ok(total.getAsLong() == 0 ? "none" : "unused", "no heap is swapped out")
                : Finding.note(usedMib + " MiB used", "swapped heaps show as latency and lower the RSS");
    }
}
