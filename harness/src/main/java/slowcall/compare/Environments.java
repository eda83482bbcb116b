package slowcall.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.result.ResultsException;

/** Where two sides were measured: a difference there would be taken for one of what is compared. */
final class Environments {
    static final String SERVICE_FLAGS = "service_flags";

    /**
     * What must agree. Everything else – revisions and libraries above all – may be what one compares, or moves no figure: it is only
     * shown.
     */
    private static final List<String> MUST_AGREE = List.of(
            "cpu_model",
            "cores",
            "memory_mib",
            "os",
            "arch",
            "kernel",
            "clocksource",
            "cgroup_cpu_max_cores",
            "cgroup_memory_max_mib",
            "jdk_version",
            "jdk_vendor",
            "jvm_name",
            "trial_jvm_flags");

    /** Kernels keep different amounts of the same memory to themselves. */
    private static final double SAME_MEMORY = .05;

    private Environments() {}

    /** Where a side was measured, in a few words; "" if that is unknown. */
    static String place(Side side) {
        Map<String, String> known = side.environment().orElse(Map.of());
        List<String> words = new ArrayList<>();
        words.add(known.getOrDefault("cpu_model", ""));
        words.add(prefixed("", known.getOrDefault("cores", ""), " cores"));
        words.add(prefixed(known.getOrDefault("os", "") + " ", known.getOrDefault("kernel", ""), ""));
        words.add(prefixed("JDK ", known.getOrDefault("jdk_version", ""), ""));
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String prefixed(String before, String value, String after) {
        return value.isEmpty() ? "" : before + value + after;
    }

    /** All keys that both know and in which they differ; none if one of them tells nothing. */
    static List<EnvironmentDifference> differences(Side a, Side b) {
        Map<String, String> one = a.environment().orElse(Map.of());
        Map<String, String> other = b.environment().orElse(Map.of());
        Set<String> keys = new LinkedHashSet<>(one.keySet());
        keys.retainAll(other.keySet());
        List<EnvironmentDifference> differences = new ArrayList<>();
        for (String key : keys) {
            if (!isSame(key, one.getOrDefault(key, ""), other.getOrDefault(key, ""))) {
                differences.add(new EnvironmentDifference(
                        key, one.getOrDefault(key, ""), other.getOrDefault(key, ""), MUST_AGREE.contains(key)));
            }
        }
        return differences;
    }

    /** What must agree and only one of them tells, a line for a side that does not; none if one of them tells nothing at all. */
    static List<String> untold(Side a, Side b) {
        return Stream.concat(
                        untold(a, a.environment(), b.environment()).stream(),
                        untold(b, b.environment(), a.environment()).stream())
                .toList();
    }

    private static Optional<String> untold(
            Side side, Optional<Map<String, String>> own, Optional<Map<String, String>> others) {
        if (own.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        String keys = MUST_AGREE.stream()
                .filter(key -> others.get().containsKey(key) && !own.get().containsKey(key))
                .collect(Collectors.joining(", "));
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(side.name() + " does not tell its " + keys + ": they may differ");
    }

    private static boolean isSame(String key, String one, String other) {
        if (key.equals("memory_mib") && one.matches("[0-9]{1,9}") && other.matches("[0-9]{1,9}")) {
            double least = Math.min(Integer.parseInt(one), Integer.parseInt(other));
            return Math.max(Integer.parseInt(one), Integer.parseInt(other)) <= least * (1 + SAME_MEMORY);
        }
        return key.equals("trial_jvm_flags") ? sharesALine(one, other) : one.equals(other);
    }

    /** What differs between a run's cells is in their parameters; runs of unlike plans have some lines in common and some not. */
    private static boolean sharesALine(String one, String other) {
        List<String> lines = List.of(one.split(" \\| ", -1));
        return List.of(other.split(" \\| ", -1)).stream().anyMatch(lines::contains);
    }

    /**
     * Makes sure that two sides are of the same environment.
     *
     * @throws ResultsException if they are not, or if one of them does not tell
     */
    static void requireAlike(Side a, Side b) {
        for (Side side : List.of(a, b)) {
            if (side.environment().isEmpty()) {
                throw new ResultsException(
                        side.path(),
                        "does not say where it was measured; --across-environments compares it all the same");
            }
        }
        List<EnvironmentDifference> refused = differences(a, b).stream()
                .filter(EnvironmentDifference::mustAgree)
                .toList();
        if (!refused.isEmpty()) {
            throw new ResultsException(
                    b.path(),
                    "was measured elsewhere than " + a.path() + ": "
                            + refused.stream()
                                    .map(EnvironmentDifference::toString)
                                    .collect(Collectors.joining(", "))
                            + "; --across-environments compares them all the same");
        }
    }
}
