package slowcall.part;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import slowcall.result.SystemFiles;

/**
 * What processes have used, by Linux's {@code /proc}; empty on other systems. Memory is the proportional set size: pages that several
 * of them share count once in all, where resident set sizes would count a database's buffers once for each connection.
 *
 * @param cpuMillis processor time since they started, that of children that have ended included
 * @param pssKib memory now, in KiB
 */
public record Usage(OptionalLong cpuMillis, OptionalLong pssKib) {
    /** Nothing known. */
    public static final Usage NONE = new Usage(OptionalLong.empty(), OptionalLong.empty());

    /** How long a clock tick of {@code /proc} is: 1/100 s on every architecture that the JDK runs on. */
    private static final long MILLIS_PER_TICK = 10;

    /** Where a process's own user time is behind its name; its system time and its children's two follow. */
    private static final int USER_TIME = 11;

    private static final int TIMES = 4;

    /** What a process and all below it have used. */
    public static Usage of(long pid) {
        List<Long> pids = ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid)
                .toList();
        return of(SystemFiles.ofThisMachine(), pids);
    }

    /** What these processes have used; those that have ended meanwhile do not count. */
    static Usage of(SystemFiles files, Collection<Long> pids) {
        return new Usage(
                sum(pids.stream().map(pid -> cpuMillis(files, pid))),
                sum(pids.stream().map(pid -> files.field("/proc/" + pid + "/smaps_rollup", "Pss"))));
    }

    /** Empty if none is known. */
    private static OptionalLong sum(Stream<OptionalLong> values) {
        List<Long> known = values.flatMap(value -> value.stream().boxed()).toList();
        return known.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(known.stream().mapToLong(Long::longValue).sum());
    }

    private static OptionalLong cpuMillis(SystemFiles files, long pid) {
        String line = files.line("/proc/" + pid + "/stat").orElse("");
        // A name is in parentheses, and may have some, and blanks, of its own.
        String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
        long ticks = 0;
        for (int i = USER_TIME; i < USER_TIME + TIMES; i++) {
            OptionalLong time = i < fields.length ? SystemFiles.wholeNumber(fields[i]) : OptionalLong.empty();
            if (time.isEmpty()) {
                return OptionalLong.empty();
            }
            ticks += time.getAsLong();
        }
        return OptionalLong.of(ticks * MILLIS_PER_TICK);
    }
}
