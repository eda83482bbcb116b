package slowcall.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Cells under one load whose users are answered by other processes than those that make the calls: only they may stand beside each
 * other, and only those that promise the same delivery are ranked.
 *
 * @param load such as {@code poisson-200 × single × fixed-50ms, outage=fail-4s-3s}
 * @param ways those that promise the same delivery together, the soonest of them first
 */
public record Ways(String load, List<WayOutcome> ways) {
    /** From the most that can be promised. */
    private static final List<String> PROMISES =
            List.of("exactly-calls", "effectively-once", "at-least-once", "best-effort", "at-most-once");

    /** What a promise ends with that is one of the order, too. */
    private static final String IN_ORDER = "-in-order";

    public Ways {
        ways = List.copyOf(ways);
    }

    /** Of a run's summary and trials, in the order of its cells; none where users wait for nobody else. */
    public static List<Ways> of(List<Row> summary, List<Row> trials) {
        Map<String, List<WayOutcome>> byLoad = new LinkedHashMap<>();
        for (Row cell : summary) {
            if (cell.text("user_waits_for").equals("acknowledgement")) {
                List<Row> own = trials.stream()
                        .filter(trial -> trial.text("cell_id").equals(cell.text("cell_id")))
                        .toList();
                byLoad.computeIfAbsent(load(cell), absent -> new ArrayList<>()).add(new WayOutcome(cell, own, 0));
            }
        }
        return byLoad.entrySet().stream()
                .map(group -> new Ways(group.getKey(), ranked(group.getValue())))
                .toList();
    }

    private static String load(Row cell) {
        String variant = CellNames.variant(cell);
        return CellNames.load(cell) + (variant.isEmpty() ? "" : ", " + variant.replace(";", ", "));
    }

    private static List<WayOutcome> ranked(List<WayOutcome> ways) {
        Map<String, List<WayOutcome>> bySemantics = new LinkedHashMap<>();
        ways.stream()
                .sorted(Comparator.comparingInt(way -> place(semantics(way))))
                .forEach(way -> bySemantics
                        .computeIfAbsent(semantics(way), absent -> new ArrayList<>())
                        .add(way));
        return bySemantics.values().stream().flatMap(Ways::soonestFirst).toList();
    }

    private static String semantics(WayOutcome way) {
        String promise = way.promise();
        return promise.endsWith(IN_ORDER) ? promise.substring(0, promise.length() - IN_ORDER.length()) : promise;
    }

    /** What nobody knows stands last. */
    private static int place(String semantics) {
        return PROMISES.contains(semantics) ? PROMISES.indexOf(semantics) : PROMISES.size();
    }

    private static Stream<WayOutcome> soonestFirst(List<WayOutcome> ways) {
        List<WayOutcome> sorted = ways.stream()
                .sorted(Comparator.comparingDouble(Ways::untilHalfOfThePoints))
                .toList();
        List<WayOutcome> placed = new ArrayList<>();
        for (WayOutcome way : sorted) {
            int place = Double.isInfinite(untilHalfOfThePoints(way)) ? 0 : placed.size() + 1;
            placed.add(new WayOutcome(way.summary(), way.trials(), place));
        }
        return placed.stream();
    }

    private static double untilHalfOfThePoints(WayOutcome way) {
        return way.keepsUp()
                ? way.summary().number("applied_p50_ms").orElse(Double.POSITIVE_INFINITY)
                : Double.POSITIVE_INFINITY;
    }
}
