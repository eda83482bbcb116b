package slowcall.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Counters of the kernel's TCP, of the whole host or container; Linux only. */
final class KernelCounters {
    private static final Path NETSTAT = Path.of("/proc/net/netstat");

    private KernelCounters() {}

    /** Connections dropped because an accept queue was full, since the system started. */
    static OptionalLong listenOverflows() {
        return value(NETSTAT, "TcpExt:", "ListenOverflows");
    }

    /** These files have a line of names and, below it, a line of values. */
    static OptionalLong value(Path file, String group, String name) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .filter(line -> line.startsWith(group))
                    .toList();
            if (lines.size() >= 2) {
                int column = List.of(lines.get(0).split(" ", -1)).indexOf(name);
                String[] values = lines.get(1).split(" ", -1);
                if (column > 0 && column < values.length) {
                    return OptionalLong.of(Long.parseLong(values[column]));
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Not Linux, or a kernel that writes it otherwise: unknown.
        }
        return OptionalLong.empty();
    }
}
