package slowcall.report;

import java.util.Comparator;
import java.util.List;

/** Lines or points over a numeric axis. */
public record LineChart(String title, Axis x, Axis y, List<Series> series) implements Chart {
    public LineChart {
        series = List.copyOf(series);
    }

    /** Points in the order in which a line goes through them. */
    public static List<Point> byX(List<Point> points) {
        return points.stream().sorted(Comparator.comparingDouble(Point::x)).toList();
    }

    /** How a series is drawn. */
    public enum Stroke {
        /** What was measured, a point for each figure and a line through them. */
        MARKED,
        /** What was measured closely enough that the line alone tells. */
        LINE,
        /** What was predicted. */
        DASHED
    }

    /**
     * A line.
     *
     * @param label as in the legend, unique in the chart
     * @param keys what a reader can filter by
     * @param points ordered by x
     */
    public record Series(String label, Keys keys, Stroke stroke, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * A point; NaN is unknown.
     *
     * @param low the interval's low end, or NaN
     * @param high the interval's high end, or NaN
     */
    public record Point(double x, double y, double low, double high) {
        public Point(double x, double y) {
            this(x, y, Double.NaN, Double.NaN);
        }
    }
}
