package slowcall.measure;

import java.util.List;
import java.util.OptionalLong;
import slowcall.result.SystemFiles;

/**
 * How much of this process is in memory, from {@code /proc/self/smaps_rollup}; empty elsewhere than on Linux.
 *
 * @param rssKib resident, pages shared with other processes in full, in KiB
 * @param pssKib the same with each shared page divided by the processes that have it, in KiB
 */
record Residence(OptionalLong rssKib, OptionalLong pssKib) {
    static Residence read() {
        return parse(SystemFiles.ofThisMachine().lines("/proc/self/smaps_rollup"));
    }

    static Residence parse(List<String> lines) {
        return new Residence(SystemFiles.field(lines, "Rss"), SystemFiles.field(lines, "Pss"));
    }
}
