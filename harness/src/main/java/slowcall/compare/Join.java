package slowcall.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which cell is compared with which; those without a partner are kept as well. */
final class Join {
    /** Cells that differ in more than this are not called similar. */
    private static final int SIMILAR = 2;

    private final List<Pair> pairs = new ArrayList<>();
    private final List<Unpartnered> unpartnered = new ArrayList<>();

    List<Pair> pairs() {
        return List.copyOf(pairs);
    }

    List<Unpartnered> unpartnered() {
        return List.copyOf(unpartnered);
    }

    /** Adds a candidate: the cells that agree in all parameters. */
    void add(int candidate, List<CellTrials> baseline, List<CellTrials> others, boolean sameSeed) {
        Map<CellKey, CellTrials> byKey = byKey(others);
        Set<CellKey> known = byKey(baseline).keySet();
        for (CellTrials subject : baseline) {
            CellTrials partner = byKey.get(subject.key());
            if (partner == null) {
                unpartnered.add(new Unpartnered(0, candidate, subject.key(), closest(subject.key(), byKey.keySet())));
            } else {
                pairs.add(new Pair(candidate, subject, partner, sameSeed));
            }
        }
        for (CellKey key : byKey.keySet()) {
            if (!known.contains(key)) {
                unpartnered.add(new Unpartnered(candidate + 1, candidate, key, closest(key, known)));
            }
        }
    }

    private static Map<CellKey, CellTrials> byKey(List<CellTrials> subjects) {
        Map<CellKey, CellTrials> byKey = new LinkedHashMap<>();
        subjects.forEach(subject -> byKey.putIfAbsent(subject.key(), subject));
        return byKey;
    }

    /**
     * Compares the strategies of one side: the cells that agree in all else.
     *
     * @param baseline the strategy, with its settings, that the others are compared with; the first of each group if it is empty
     */
    void addStrategies(List<CellTrials> subjects, Optional<String> baseline) {
        Map<CellKey, List<CellTrials>> groups = new LinkedHashMap<>();
        for (CellTrials subject : subjects) {
            groups.computeIfAbsent(subject.key().without(CellKey.OF_STRATEGY), absent -> new ArrayList<>())
                    .add(subject);
        }
        for (List<CellTrials> group : groups.values()) {
            Optional<CellTrials> first = group.stream()
                    .filter(subject -> baseline.isEmpty() || subject.key().isNamed(baseline.get()))
                    .findFirst();
            if (first.isEmpty() || group.size() == 1) {
                group.forEach(subject -> unpartnered.add(new Unpartnered(0, 0, subject.key(), "")));
                continue;
            }
            for (CellTrials other : group) {
                if (!other.equals(first.get())) {
                    pairs.add(new Pair(0, first.get(), other, true));
                }
            }
        }
    }

    /** In what the most similar of some cells differs: rather one of the same strategy. */
    private static String closest(CellKey key, Collection<CellKey> others) {
        return others.stream()
                .filter(other -> differences(key, other).size() <= SIMILAR)
                .min(Comparator.comparingInt((CellKey other) -> other.strategy().equals(key.strategy()) ? 0 : 1)
                        .thenComparingInt(other -> differences(key, other).size()))
                .map(other -> String.join(", ", differences(key, other)))
                .orElse("");
    }

    private static List<String> differences(CellKey key, CellKey other) {
        Set<String> columns = new LinkedHashSet<>(key.values().keySet());
        columns.addAll(other.values().keySet());
        return columns.stream()
                .filter(column -> !key.value(column).equals(other.value(column)))
                .map(column -> column + " " + orNone(other.value(column)) + " instead of " + orNone(key.value(column)))
                .collect(Collectors.toList());
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
