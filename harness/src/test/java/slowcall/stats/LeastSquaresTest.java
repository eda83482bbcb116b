package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import slowcall.stats.LeastSquares.Interval;
import slowcall.stats.LeastSquares.Point;

/** Guards against a slope that is not the slope, and an interval that covers it less often than it says. */
class LeastSquaresTest {
    private static final double[] SIZES = {100, 300, 1000, 3000, 10_000};

    @Test
    void findsTheLineThatPointsLieOn() {
        LeastSquares line = LeastSquares.through(List.of(new Point(1, 5), new Point(2, 7), new Point(10, 23)));

        assertEquals(2, line.slope(), 1e-12);
        assertEquals(3, line.intercept(), 1e-12);
        assertEquals(1, line.rSquared(), 1e-12);
    }

    @Test
    void findsTheLineOfAnscombesFirstQuartet() {
        // Anscombe, Graphs in Statistical Analysis, 1973: y = 3.00 + 0.500 x, R² = 0.67.
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            points.add(new Point(x[i], y[i]));
        }

        LeastSquares line = LeastSquares.through(points);

        assertEquals(0.50009, line.slope(), 1e-5);
        assertEquals(3.00009, line.intercept(), 1e-5);
        assertEquals(0.66654, line.rSquared(), 1e-5);
    }

    @Test
    void oneXHasNoSlope() {
        assertTrue(Double.isNaN(
                LeastSquares.through(List.of(new Point(3, 1), new Point(3, 2))).slope()));
        assertTrue(Double.isNaN(LeastSquares.through(List.of()).slope()));
    }

    @Test
    void oneTrialOfASizeHasNoInterval() {
        Map<Double, List<Point>> groups =
                Map.of(1.0, List.of(new Point(1, 1), new Point(1, 2)), 2.0, List.of(new Point(2, 3)));

        assertThrows(IllegalArgumentException.class, () -> LeastSquares.slopeInterval(groups, 1));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        var groups = trials(new Random(4), 3);

        assertEquals(LeastSquares.slopeInterval(groups, 7), LeastSquares.slopeInterval(groups, 7));
    }

    @Test
    void theIntervalCoversTheSlopeMoreOftenTheMoreTrialsThereAre() {
        // 200 runs: a share has a standard error of 2 to 3 %.
        assertEquals(0.78, coverage(3), 0.09);
        assertEquals(0.88, coverage(6), 0.07);
        assertEquals(0.93, coverage(15), 0.05);
    }

    private static double coverage(int trialsOfEach) {
        int covered = 0;
        Random random = new Random(20260401);
        for (int run = 0; run < 200; run++) {
            Interval interval = LeastSquares.slopeInterval(trials(random, trialsOfEach), run);
            covered += interval.low() <= 500 && 500 <= interval.high() ? 1 : 0;
        }
        return covered / 200.0;
    }

    /** 500 bytes each, 1 MB besides, and noise of 50 kB. */
    private static Map<Double, List<Point>> trials(Random random, int ofEach) {
        Map<Double, List<Point>> groups = new TreeMap<>();
        for (double size : SIZES) {
            List<Point> group = new ArrayList<>();
            for (int i = 0; i < ofEach; i++) {
                group.add(new Point(size, 1e6 + 500 * size + 50_000 * random.nextGaussian()));
            }
            groups.put(size, group);
        }
        return groups;
    }
}
