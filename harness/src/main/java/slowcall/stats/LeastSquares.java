package slowcall.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A straight line through points by ordinary least squares: the slope is Σ(x−x̄)(y−ȳ) / Σ(x−x̄)².
 *
 * @param slope of the line
 * @param intercept its value at 0
 * @param rSquared the share of y's variance that the line explains, 1 if it explains all; NaN if y does not vary
 */
public record LeastSquares(double slope, double intercept, double rSquared) {
    private static final int RESAMPLES = 2000;

    /** What was set, or when, and what was measured. */
    public record Point(double x, double y) {}

    /** The middle 95 % of resampled slopes. */
    public record Interval(double low, double high) {}

    /** The line through the points; NaN throughout where all have the same x. */
    public static LeastSquares through(List<Point> points) {
        double meanX = points.stream().mapToDouble(Point::x).average().orElse(0);
        double meanY = points.stream().mapToDouble(Point::y).average().orElse(0);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (Point point : points) {
            double dx = point.x() - meanX;
            double dy = point.y() - meanY;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        double slope = xy / xx;
        return new LeastSquares(slope, meanY - slope * meanX, slope * xy / yy);
    }

    /**
     * A 95 % bootstrap interval of the slope: the trials are drawn again within each group, for how many there are of each was the
     * plan's decision and no chance.
     *
     * <p>Drawing n values again from n gives means that vary by (n−1)/n of what they should. Each drawn value's distance from its
     * group's mean is therefore lengthened by √(n/(n−1)) (Rao and Wu 1988). The interval is still that of a normal distribution and
     * not of Student's: with three trials a group it covers some 80 % where one group alone decides the slope.
     *
     * @param groups the points of each x that the plan asked for, at least two each
     * @param seed the same seed gives the same interval
     */
    public static Interval slopeInterval(Map<Double, List<Point>> groups, long seed) {
        for (List<Point> group : groups.values()) {
            if (group.size() < 2) {
                throw new IllegalArgumentException("one point tells nothing of how points vary: " + group);
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Point>> lengthened = new TreeMap<>(groups)
                .values().stream().map(LeastSquares::lengthened).toList();
        double[] slopes = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<Point> resample = lengthened.stream()
                    .flatMap(group -> group.stream().map(point -> group.get(random.nextInt(group.size()))))
                    .collect(Collectors.toList());
            slopes[i] = through(resample).slope();
        }
        Arrays.sort(slopes);
        return new Interval(slopes[(int) (RESAMPLES * 0.025)], slopes[(int) (RESAMPLES * 0.975) - 1]);
    }

    private static List<Point> lengthened(List<Point> group) {
        double mean = group.stream().mapToDouble(Point::y).average().orElseThrow();
        double factor = Math.sqrt(group.size() / (group.size() - 1.0));
        return group.stream()
                .map(point -> new Point(point.x(), mean + factor * (point.y() - mean)))
                .toList();
    }
}
