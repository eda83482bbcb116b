package slowcall.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much of this process is in memory, from {@code /proc/self/smaps_rollup}; empty elsewhere than on Linux.
 *
 * @param rssKib resident, pages shared with other processes in full, in KiB
 * @param pssKib the same with each shared page divided by the processes that have it, in KiB
 */
record Residence(OptionalLong rssKib, OptionalLong pssKib) {
    private static final Path ROLLUP = Path.of("/proc/self/smaps_rollup");

    static Residence read() {
        try {
            return parse(Files.readAllLines(ROLLUP, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return parse(List.of());
        }
    }

    static Residence parse(List<String> lines) {
        return new Residence(kib(lines, "Rss:"), kib(lines, "Pss:"));
    }

    private static OptionalLong kib(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.matches(key + "\\s+[0-9]+ kB"))
                .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[1]))
                .findFirst();
    }
}
