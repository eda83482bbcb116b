package slowcall.integrations.chapter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.stats.Bootstrap;

/**
 * One value for each unit that was repeated, and so for each that counts: a block of trials, or a run with processes of its own. What
 * one process does again and again is no sample, for all of it shares whatever that process happened to be.
 *
 * @param values in the order of the units
 * @param missing units that were measured and have no such value: the others are then no fair sample of all
 * @param leftOut units whose trials failed or cannot be believed, for whatever reason
 * @param unit what was repeated, in the plural
 */
public record Sample(List<Double> values, int missing, int leftOut, String unit) {
    private static final long SEED = 1;
    private static final String BLOCKS = "blocks";

    public Sample {
        values = List.copyOf(values);
    }

    /** Of blocks. */
    public Sample(List<Double> values, int missing, int leftOut) {
        this(values, missing, leftOut, BLOCKS);
    }

    /** Of blocks that all have a value. */
    public static Sample of(double... values) {
        return of(BLOCKS, Arrays.stream(values).boxed().toList());
    }

    /**
     * Of other units, which all have a value.
     *
     * @param unit what was repeated, each time with processes of its own, in the plural
     */
    public static Sample of(String unit, List<Double> values) {
        return new Sample(values, 0, 0, unit);
    }

    /** Such as {@code unknown in 1 of 10 blocks}; "" if there is nothing to say. */
    String gaps() {
        int all = values.size() + missing + leftOut;
        return Stream.of(gap("unknown", missing, all), gap("not valid and left out", leftOut, all))
                .filter(gap -> !gap.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String gap(String what, int some, int all) {
        return some == 0 ? "" : what + " in " + some + " of " + all + " " + unit;
    }

    double[] array() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The median over the units, with its 95 % interval where there are enough of them for one and each of them has a value. */
    public Figure figure(String name, String unit) {
        if (values.isEmpty()) {
            return Figure.single(name, unit, Double.NaN);
        }
        Bootstrap.Median median = Bootstrap.median(array(), SEED);
        return missing == 0 && values.size() >= Bootstrap.FEWEST_FOR_AN_INTERVAL
                ? new Figure(name, unit, median.value(), median.low(), median.high())
                : Figure.single(name, unit, median.value());
    }

    /** What the figure is the median of, such as {@code median of 7 blocks}. */
    @Override
    public String toString() {
        return "median of " + values.size() + " " + (values.size() == 1 ? unit.replaceFirst("s$", "") : unit);
    }
}
