package slowcall.integrations.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of a claim. The verdict follows from what was expected, and from nothing else.
 *
 * @param expectations at least one
 * @param others figures that nothing was predicted of
 * @param remark what else to know; "" for nothing
 */
public record Finding(List<Expectation> expectations, List<Figure> others, String remark) {
    public Finding {
        expectations = List.copyOf(expectations);
        others = List.copyOf(others);
        if (expectations.isEmpty()) {
            throw new IllegalArgumentException("a finding that expects nothing finds nothing");
        }
    }

    public static Finding of(Expectation... expectations) {
        return new Finding(List.of(expectations), List.of(), "");
    }

    public static Finding of(List<Expectation> expectations) {
        return new Finding(expectations, List.of(), "");
    }

    /** With figures that nothing was predicted of. */
    public Finding with(Figure... further) {
        List<Figure> all = new ArrayList<>(others);
        all.addAll(List.of(further));
        return new Finding(expectations, all, remark);
    }

    /** With a sentence on what to know about it. */
    public Finding remarking(String further) {
        return new Finding(expectations, others, remark.isEmpty() ? further : remark + " " + further);
    }

    public Verdict verdict() {
        return Verdict.of(expectations.stream().map(Expectation::verdict).toList());
    }

    /** Whether something that is no matter of chance is not as predicted. */
    public boolean refutesByCounting() {
        return expectations.stream()
                .anyMatch(expectation -> expectation.isCounted() && expectation.verdict() == Verdict.REFUTED);
    }

    /** What was measured beside what was predicted, what decides first, and the remark. */
    public String sentence() {
        String measured = Stream.of(Verdict.REFUTED, Verdict.INCONCLUSIVE, Verdict.CONFIRMED)
                .flatMap(verdict -> expectations.stream().filter(expectation -> expectation.verdict() == verdict))
                .map(Expectation::sentence)
                .collect(Collectors.joining("; "));
        return measured + "." + (remark.isEmpty() ? "" : " " + remark);
    }

    /** All figures, those that decide first. */
    public List<Figure> figures() {
        return Stream.concat(expectations.stream().map(Expectation::figure), others.stream())
                .toList();
    }

    /** For each expectation that chance has a part in, the smallest change that would have shown; "" without any. */
    public String smallestVisible() {
        return expectations.stream()
                .filter(expectation -> expectation.smallestVisible().isPresent())
                .map(Finding::visible)
                .collect(Collectors.joining("; "));
    }

    private static String visible(Expectation expectation) {
        Figure figure = expectation.figure();
        double smallest = expectation.smallestVisible().orElseThrow();
        String unit = figure.unit().isEmpty() ? "" : " " + figure.unit();
        return figure.name() + " " + (Double.isInfinite(smallest) ? "none" : Figure.digits(smallest) + unit);
    }

    /** Repetitions that all expectations which could not be judged would take; empty where all could. */
    public OptionalInt repetitionsNeeded() {
        return expectations.stream()
                .filter(expectation -> expectation.verdict() == Verdict.INCONCLUSIVE)
                .map(Expectation::repetitionsNeeded)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .max();
    }
}
