package slowcall.tune;

import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The search of one strategy: which steps have been measured, and which one to measure next. */
final class Quest {
    private final Arm arm;
    private final Axis axis;
    private final NavigableSet<Integer> measured = new TreeSet<>();

    Quest(Arm arm, Axis axis) {
        this.arm = arm;
        this.axis = axis;
    }

    Arm arm() {
        return arm;
    }

    Axis axis() {
        return axis;
    }

    Point at(int step) {
        return axis.at(arm, step);
    }

    /** Whether anything of it has been measured. */
    boolean hasBegun() {
        return !measured.isEmpty();
    }

    void measured(int step) {
        measured.add(step);
    }

    /** The first step whose point is such; those after it are taken to be such as well. */
    OptionalInt first(int from, Predicate<Point> such) {
        int low = from - 1;
        int high = axis.steps() - 1;
        if (low >= high || !such.test(at(high))) {
            return OptionalInt.empty();
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (such.test(at(middle))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalInt.of(high);
    }

    /** The first step that the evidence as a whole expects to be shown to meet the objectives. */
    OptionalInt expected(Evidence evidence, int from) {
        return first(from, point -> evidence.expected(point) == Meets.YES);
    }

    /** The first measured step that its own trials show to meet them. */
    private OptionalInt shown(Evidence evidence) {
        return measured.stream()
                .mapToInt(Integer::intValue)
                .filter(step -> meets(evidence, step) == Meets.YES)
                .findFirst();
    }

    private static Meets meets(Evidence evidence, Point point) {
        return evidence.judge(point, evidence.of(point));
    }

    private Meets meets(Evidence evidence, int step) {
        return meets(evidence, at(step));
    }

    /** The last measured step that is known not to meet them; -1 without one. */
    int lastMissing(Evidence evidence) {
        return measured.descendingSet().stream()
                .filter(step -> meets(evidence, step) == Meets.NO)
                .findFirst()
                .orElse(-1);
    }

    /** The step to measure next; empty when the answer lies between neighbours, or when there is none. */
    OptionalInt next(Evidence evidence) {
        OptionalInt shown = shown(evidence);
        OptionalInt expected = expected(evidence, 0);
        if (shown.isEmpty()) {
            return furtherOn(expected);
        }
        int high = shown.getAsInt();
        Integer below = measured.lower(high);
        int low = below == null ? -1 : below;
        boolean nothingNearer = expected.isPresent() && expected.getAsInt() >= high;
        if (high - low <= axis.resolution(high) || nothingNearer) {
            return OptionalInt.empty();
        }
        int guess = expected.orElse(low);
        return OptionalInt.of(guess > low ? guess : (low + high) >>> 1);
    }

    /** Nothing has been shown yet. */
    private OptionalInt furtherOn(OptionalInt expected) {
        int step = expected.orElse(axis.steps() - 1);
        while (measured.contains(step)) {
            step += axis.resolution(step);
        }
        return step < axis.steps() ? OptionalInt.of(step) : OptionalInt.empty();
    }

    /** The step to confirm: the first that was shown, or else that is expected to be. */
    OptionalInt choice(Evidence evidence) {
        OptionalInt shown = shown(evidence);
        return shown.isPresent() ? shown : expected(evidence, 0);
    }
}
