package slowcall.report;

import java.util.Collections;
import java.util.List;

/**
 * Horizontal bars, one below the other.
 *
 * @param origin where bars begin: 0, or what values are compared with
 * @param segments what each bar is made of, in this order, as in the legend; one name for bars that are not stacked
 */
public record BarChart(String title, Axis value, double origin, List<String> segments, List<Bar> bars)
        implements Chart {
    /**
     * A chart.
     *
     * @throws IllegalArgumentException if a bar has another number of segments, or several that do not begin at 0
     */
    public BarChart {
        segments = List.copyOf(segments);
        bars = List.copyOf(bars);
        if (segments.size() > 1 && origin != 0) {
            throw new IllegalArgumentException(
                    "bars of " + segments.size() + " segments must begin at 0, not " + origin);
        }
        for (Bar bar : bars) {
            if (bar.values().size() != segments.size()) {
                throw new IllegalArgumentException("bar \"" + bar.label() + "\" has "
                        + bar.values().size() + " values for " + segments.size() + " segments");
            }
        }
    }

    /** A chart of bars that begin at 0. */
    public BarChart(String title, Axis value, List<String> segments, List<Bar> bars) {
        this(title, value, 0, segments, bars);
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
