package slowcall.integrations.chapter;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.stats.Bootstrap;
import slowcall.stats.Precision;

/**
 * A figure, and where a claim predicts it.
 *
 * @param figure as it was measured
 * @param range as it was predicted
 * @param sample what the figure is the median of; empty for what was counted, in which chance has no part: then a refutation is none
 *     that repetition would change
 * @param gaps what of it is not known, in a few words; "" for nothing
 */
public record Expectation(Figure figure, Range range, Optional<Sample> sample, String gaps) {
    private static final double ALPHA = .05;

    /** Of a median over blocks, or other units that were repeated. */
    public static Expectation of(String name, String unit, Sample sample, Range range) {
        return new Expectation(sample.figure(name, unit), range, Optional.of(sample), sample.gaps());
    }

    /** Of what was counted. */
    public static Expectation counted(String name, String unit, double value, Range range) {
        return new Expectation(Figure.counted(name, unit, value), range, Optional.empty(), "");
    }

    /** The same of a whole number. */
    public static Expectation counted(String name, String unit, long value, Range range) {
        return counted(name, unit, (double) value, range);
    }

    /** Of what was counted in trials, of which some may not tell it: then it may be that, or more. */
    public static Expectation counted(String name, Total total, Range range) {
        return new Expectation(total.figure(name), range, Optional.empty(), total.gaps());
    }

    /** That all are there, none of which has any reason not to be but that something went wrong: some that are missing refute nothing. */
    public static Expectation all(String name, long there, long wanted) {
        return new Expectation(
                new Figure(name, "", (double) there, (double) there, (double) wanted),
                Range.exactly((double) wanted),
                Optional.empty(),
                "");
    }

    /** Of something that is so or is not: 1 for yes, 0 for no. */
    public static Expectation holds(String name, boolean value) {
        return counted(name, "", value ? 1 : 0, Range.exactly(1));
    }

    public Verdict verdict() {
        return range.judge(figure);
    }

    /** Whether chance has no part in it. */
    boolean isCounted() {
        return sample.isEmpty();
    }

    /** The smallest change of the figure that so many repetitions would have shown; infinite where they can show none, empty for what was counted. */
    OptionalDouble smallestVisible() {
        return sample.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        precision().map(some -> some.detectable(units(), ALPHA)).orElse(Double.POSITIVE_INFINITY));
    }

    /** Repetitions that would tell on which side of the range's nearest end the figure is; empty for what was counted. */
    OptionalInt repetitionsNeeded() {
        return sample.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Math.max(
                        Bootstrap.FEWEST_FOR_AN_INTERVAL,
                        precision()
                                .map(some -> some.trialsToDetect(range.distance(figure.value()), ALPHA))
                                .orElse(0)));
    }

    private int units() {
        return sample.map(some -> some.values().size()).orElse(0);
    }

    /** Of one unit's value, which is held against a bound as a pair's difference is held against 0; unknown of a single one. */
    private Optional<Precision> precision() {
        return sample.filter(some -> some.values().size() > 1)
                .map(some -> Precision.ofPairs(new double[some.values().size()], some.array()));
    }

    /** Such as {@code slope 0.998 ms/ms [0.995, 1.001], predicted 0.98 to 1.02 (median of 7 blocks)}. */
    String sentence() {
        String notes = Stream.of(sample.map(Sample::toString).orElse(""), gaps)
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining(", "));
        return figure.name() + " " + figure.measured() + ", predicted " + range
                + (notes.isEmpty() ? "" : " (" + notes + ")");
    }
}
