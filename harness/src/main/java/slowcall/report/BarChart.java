package slowcall.report;

import java.util.Collections;
import java.util.List;

/**
 * Horizontal bars, one below the other.
 *
 * @param segments what each bar is made of, in this order, as in the legend; one name for bars that are not stacked
 */
public record BarChart(String title, Axis value, List<String> segments, List<Bar> bars) implements Chart {
    /**
     * A chart.
     *
     * @throws IllegalArgumentException if a bar has another number of segments
     */
    public BarChart {
        segments = List.copyOf(segments);
        bars = List.copyOf(bars);
        for (Bar bar : bars) {
            if (bar.values().size() != segments.size()) {
                throw new IllegalArgumentException("bar \"" + bar.label() + "\" has "
                        + bar.values().size() + " values for " + segments.size() + " segments");
            }
        }
    }

    /**
     * A bar.
     *
     * @param keys what a reader can filter by
     * @param values of its segments; NaN is unknown
     * @param low the low end of the interval of a bar of one segment, or NaN
     * @param high its high end, or NaN
     */
    public record Bar(String label, Keys keys, List<Double> values, double low, double high) {
        public Bar {
            values = Collections.unmodifiableList(values);
        }

        public Bar(String label, Keys keys, List<Double> values) {
            this(label, keys, values, Double.NaN, Double.NaN);
        }
    }
}
