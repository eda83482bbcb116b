package slowcall.trial;

import java.util.List;
import java.util.OptionalLong;
import slowcall.result.SystemFiles;

/** Counters of the kernel's TCP, of the whole host or container; Linux only. */
final class KernelCounters {
    private KernelCounters() {}

    /** Connections dropped because an accept queue was full, since the system started. */
    static OptionalLong listenOverflows() {
        return listenOverflows(SystemFiles.ofThisMachine());
    }

    /** The file has, for each group, a line of names and below it a line of values. */
    static OptionalLong listenOverflows(SystemFiles files) {
        List<List<String>> lines = files.lines("/proc/net/netstat").stream()
                .filter(line -> line.startsWith("TcpExt:"))
                .map(line -> List.of(line.split(" ", -1)))
                .toList();
        if (lines.size() < 2) {
            return OptionalLong.empty();
        }
        int column = lines.get(0).indexOf("ListenOverflows");
        List<String> values = lines.get(1);
        return column > 0 && column < values.size()
                ? SystemFiles.wholeNumber(values.get(column))
                : OptionalLong.empty();
    }
}
