package slowcall.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * The JVM that a trial runs in.
 *
 * @param heapMib initial and maximum heap, in MiB: equal, so that heap sizing is not what memory figures show
 * @param gc {@code g1}, {@code parallel}, {@code serial} or {@code z}
 * @param jdk which JDK, by its feature version or its folder; {@link #SAME} for the one that the harness itself runs on
 * @param parallelism of the virtual-thread scheduler; 0 for the JVM's own choice
 * @param maxPoolSize the most carriers that the scheduler may have; 0 for the JVM's own choice
 * @param flags further flags
 */
public record TrialJvm(int heapMib, String gc, Setting jdk, int parallelism, int maxPoolSize, List<String> flags) {
    /** The collectors' names; the first is the default. */
    static final List<String> GCS = List.of("g1", "parallel", "serial", "z");

    /** The JDK that the harness itself runs on. */
    public static final Setting SAME = new Setting("", Position.NONE);

    /** The oldest feature version that our classes run on. */
    public static final int LEAST_JDK = 21;

    /** The most that the virtual-thread scheduler takes. */
    static final int MOST_CARRIERS = 32_767;

    public TrialJvm {
        requireHeap(heapMib);
        gcFlag(gc);
        requireCarriers("parallelism", parallelism);
        requireCarriers("max-pool-size", maxPoolSize);
        flags = List.copyOf(flags);
    }

    /** With so much heap and this collector, and everything else as it comes. */
    public static TrialJvm of(int heapMib, String gc) {
        return new TrialJvm(heapMib, gc, SAME, 0, 0, List.of());
    }

    private static void requireCarriers(String what, int count) {
        if (count < 0 || count > MOST_CARRIERS) {
            throw new IllegalArgumentException(what + " " + count + " must be between 1 and " + MOST_CARRIERS);
        }
    }

    /** The flags that follow from the fields, the further ones last. */
    public List<String> commandLine() {
        List<String> line = new ArrayList<>(List.of("-Xms" + heapMib + "m", "-Xmx" + heapMib + "m", gcFlag(gc)));
        if (parallelism > 0) {
            line.add("-Djdk.virtualThreadScheduler.parallelism=" + parallelism);
        }
        if (maxPoolSize > 0) {
            line.add("-Djdk.virtualThreadScheduler.maxPoolSize=" + maxPoolSize);
        }
        line.addAll(flags);
        return line;
    }

    static int requireHeap(int heapMib) {
        if (heapMib < 64 || heapMib > 262_144) {
            throw new IllegalArgumentException("heap " + heapMib + " MiB must be between 64 and 262144 MiB");
        }
        return heapMib;
    }

    private static String gcFlag(String gc) {
        return switch (gc) {
            case "g1" -> "-XX:+UseG1GC";
            case "parallel" -> "-XX:+UseParallelGC";
            case "serial" -> "-XX:+UseSerialGC";
            case "z" -> "-XX:+UseZGC";
            default -> throw new IllegalArgumentException("gc \"" + gc + "\" must be one of " + String.join(", ", GCS));
        };
    }

    /** What departs from the usual besides heap and collector, {@code key=value} pairs joined by {@code ;}; mostly empty. */
    public String departures() {
        return departures(jdk.value());
    }

    /** The same with another text for a JDK that is given by its folder: folders are of no concern to others. */
    String departures(String folder) {
        List<String> parts = new ArrayList<>();
        if (!jdk.value().isEmpty()) {
            parts.add("jdk=" + (jdk.value().matches("\\d+") ? jdk.value() : folder));
        }
        if (parallelism > 0) {
            parts.add("parallelism=" + parallelism);
        }
        if (maxPoolSize > 0) {
            parts.add("max-pool-size=" + maxPoolSize);
        }
        if (!flags.isEmpty()) {
            parts.add("flags=" + String.join(" ", flags));
        }
        return String.join(";", parts);
    }
}
