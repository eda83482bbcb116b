package slowcall.integrations.chapter;

import java.util.Arrays;
import java.util.List;
import slowcall.stats.Bootstrap;

/**
 * One value for each block: the unit that is repeated, and so the unit that counts.
 *
 * @param values in the blocks' order
 * @param missing blocks that were measured and have no such value: the others are then no fair sample of all
 */
public record Sample(List<Double> values, int missing) {
    private static final long SEED = 1;

    public Sample {
        values = List.copyOf(values);
    }

    /** Of blocks that all have a value. */
    public static Sample of(double... values) {
        return new Sample(Arrays.stream(values).boxed().toList(), 0);
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
