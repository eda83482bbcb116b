package slowcall.integrations.chapter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.stats.Bootstrap;

/**
 * One value for each block: the unit that is repeated, and so the unit that counts.
 *
 * @param values in the blocks' order
 * @param missing blocks that were measured and have no such value: the others are then no fair sample of all
 * @param leftOut blocks whose trials failed or cannot be believed, for whatever reason
 */
public record Sample(List<Double> values, int missing, int leftOut) {
    private static final long SEED = 1;

    public Sample {
        values = List.copyOf(values);
    }

    /** Of blocks that all have a value. */
    public static Sample of(double... values) {
        return new Sample(Arrays.stream(values).boxed().toList(), 0, 0);
    }

    /** Such as {@code unknown in 1 of 10 blocks}; "" if there is nothing to say. */
    String gaps() {
        int all = values.size() + missing + leftOut;
        return Stream.of(gap("unknown", missing, all), gap("not valid and left out", leftOut, all))
                .filter(gap -> !gap.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String gap(String what, int some, int all) {
        return some == 0 ? "" : what + " in " + some + " of " + all + " blocks";
    }

    double[] array() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The median over the blocks, with its 95 % interval where there are enough blocks for one and each of them has a value. */
    public Figure figure(String name, String unit) {
        if (values.isEmpty()) {
            return Figure.single(name, unit, Double.NaN);
        }
        Bootstrap.Median median = Bootstrap.median(array(), SEED);
        return missing == 0 && values.size() >= Bootstrap.FEWEST_FOR_AN_INTERVAL
                ? new Figure(name, unit, median.value(), median.low(), median.high())
                : Figure.single(name, unit, median.value());
    }
}
