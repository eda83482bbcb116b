package slowcall.plan;

import java.util.List;

/**
 * The JVM that a trial runs in.
 *
 * @param heapMib initial and maximum heap, in MiB: equal, so that heap sizing is not what memory figures show
 * @param gc {@code g1}, {@code parallel}, {@code serial} or {@code z}
 */
public record TrialJvm(int heapMib, String gc) {
    /** The collectors' names; the first is the default. */
    static final List<String> GCS = List.of("g1", "parallel", "serial", "z");

    public TrialJvm {
        if (heapMib < 64 || heapMib > 262_144) {
            throw new IllegalArgumentException("heap " + heapMib + " MiB must be between 64 and 262144 MiB");
        }
        gcFlag(gc);
    }

    /** The JVM's flag for this collector. */
    public String gcFlag() {
        return gcFlag(gc);
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
}
