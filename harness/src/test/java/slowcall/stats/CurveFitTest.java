package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guards fits: what they find, and how far they say that it may be off. */
class CurveFitTest {
    private static final double[] X = IntStream.range(0, 12).mapToDouble(i -> i).toArray();

    private static Optional<CurveFit> line(double[] y) {
        return CurveFit.through(y, (p, i) -> p[0] + p[1] * X[i], 1, 1);
    }

    @Test
    void findsTheParametersOfACurveWithoutNoise() {
        double[] y = IntStream.range(0, X.length)
                .mapToDouble(i -> 5 * Math.exp(-0.3 * X[i]))
                .toArray();

        CurveFit fit = CurveFit.through(y, (p, i) -> p[0] * Math.exp(-p[1] * X[i]), 1, 0.1)
                .orElseThrow();

        assertEquals(5, fit.parameters().get(0).value(), 1e-6);
        assertEquals(0.3, fit.parameters().get(1).value(), 1e-6);
    }

    /** For a straight line the interval is exact, so that about 95 of 100 contain what is true. */
    @Test
    void intervalsContainTheTruthAsOftenAsTheySay() {
        int contained = 0;
        for (int seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] y = IntStream.range(0, X.length)
                    .mapToDouble(i -> 2 + 0.5 * X[i] + random.nextGaussian())
                    .toArray();
            var slope = line(y).orElseThrow().parameters().get(1);
            contained += slope.low() <= 0.5 && 0.5 <= slope.high() ? 1 : 0;
        }
        assertTrue(contained >= 366 && contained <= 394, "contained in " + contained + " of 400");
    }

    @Test
    void withAsManyPointsAsParametersThereIsNoInterval() {
        var parameters = CurveFit.through(new double[] {1, 3}, (p, i) -> p[0] + p[1] * X[i], 1, 1)
                .orElseThrow()
                .parameters();

        assertEquals(2, parameters.get(1).value(), 1e-9);
        assertFalse(parameters.get(1).hasInterval());
    }

    @Test
    void pointsThatDoNotDetermineTheParametersGiveNoFit() {
        assertEquals(Optional.empty(), CurveFit.through(new double[] {1}, (p, i) -> p[0] + p[1], 1, 1));
        assertEquals(Optional.empty(), CurveFit.through(new double[] {1, 1.1, 0.9, 1}, (p, i) -> p[0] + p[1], 1, 1));
    }
}
