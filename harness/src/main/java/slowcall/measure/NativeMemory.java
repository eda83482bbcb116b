package slowcall.measure;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The JVM's native memory by category, as its own tracking counts it: {@code jcmd VM.native_memory summary}. Of thread stacks it
 * counts as committed, on Linux, the pages that have been touched.
 *
 * @param committedKib committed memory by category, such as {@code Thread}, {@code GC} or {@code Internal}, in KiB
 * @param totalKib all of it, in KiB
 * @param stacksReservedKib address space of platform threads' stacks, in KiB
 * @param stacksCommittedKib what has been touched of it, in KiB
 */
public record NativeMemory(
        Map<String, Long> committedKib, long totalKib, long stacksReservedKib, long stacksCommittedKib) {
    private static final Pattern TOTAL = Pattern.compile("^Total: reserved=\\d+KB, committed=(\\d+)KB");
    private static final Pattern CATEGORY = Pattern.compile("^-\\s+(\\S[^(]*?) \\(reserved=\\d+KB, committed=(\\d+)KB");
    private static final Pattern STACKS = Pattern.compile("^\\s+\\(stack: reserved=(\\d+)KB, committed=(\\d+)KB");

    public NativeMemory {
        committedKib = Map.copyOf(committedKib);
    }

    /** What this JVM counts now; empty where it was not started with {@code -XX:NativeMemoryTracking=summary}. */
    static Optional<NativeMemory> read() {
        try {
            Object summary = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmNativeMemory",
                            new Object[] {new String[] {"summary"}},
                            new String[] {String[].class.getName()});
            return parse(String.valueOf(summary));
        } catch (JMException e) {
            // Another JVM than HotSpot has no such command.
            return Optional.empty();
        }
    }

    /** The command's answer, as JDK 17 to 25 write it; empty if it is none. */
    static Optional<NativeMemory> parse(String summary) {
        Map<String, Long> committed = new LinkedHashMap<>();
        long total = -1;
        long reservedStacks = 0;
        long committedStacks = 0;
        for (String line : summary.lines().toList()) {
            Matcher category = CATEGORY.matcher(line);
            Matcher stacks = STACKS.matcher(line);
            Matcher all = TOTAL.matcher(line);
            if (category.find()) {
                committed.put(category.group(1), Long.parseLong(category.group(2)));
            } else if (stacks.find()) {
                reservedStacks = Long.parseLong(stacks.group(1));
                committedStacks = Long.parseLong(stacks.group(2));
            } else if (all.find()) {
                total = Long.parseLong(all.group(1));
            }
        }
        return total < 0
                ? Optional.empty()
                : Optional.of(new NativeMemory(committed, total, reservedStacks, committedStacks));
    }

    /** Committed memory of a category, in KiB; the command leaves out those below 1 KiB. */
    OptionalLong committedKib(String category) {
        Long kib = committedKib.get(category);
        return kib == null ? OptionalLong.empty() : OptionalLong.of(kib);
    }
}
