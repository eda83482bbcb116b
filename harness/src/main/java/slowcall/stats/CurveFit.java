package slowcall.stats;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * A curve through points by least squares (Levenberg 1944, Marquardt 1963), with a 95 % interval of each parameter: the estimate plus
 * and minus Student's t times its standard error, which comes from the curve's slope in the parameters and from how far the points lie
 * from it.
 *
 * @param parameters in the model's order
 */
public record CurveFit(List<Parameter> parameters) {
    private static final int MOST_EVALUATIONS = 500;
    private static final double SINGULAR = 1e-14;
    private static final double RELATIVE_STEP = 1e-4;
    /** Finer than any interval; models that replay a queue are not smooth below it. */
    private static final double TOLERANCE = 1e-7;

    public CurveFit {
        parameters = List.copyOf(parameters);
    }

    /** A value and its 95 % interval; without one where there are no more points than parameters: both ends are NaN. */
    public record Parameter(double value, double low, double high) {
        /** Whether there is an interval. */
        public boolean hasInterval() {
            return !Double.isNaN(low);
        }
    }

    /** What the curve says that a point should be. */
    @FunctionalInterface
    public interface Model {
        /**
         * The curve at a point.
         *
         * @param parameters tried
         * @param point which of those observed, from 0
         */
        double at(double[] parameters, int point);
    }

    /**
     * Fits.
     *
     * @param observed the points
     * @param start first guess of the parameters; the steps for their slopes are a ten-thousandth of it
     * @return empty where there are fewer points than parameters, or where the points do not determine them
     */
    public static Optional<CurveFit> through(double[] observed, Model model, double... start) {
        if (observed.length < start.length) {
            return Optional.empty();
        }
        var problem = new LeastSquaresBuilder()
                .model(point -> valuesAndSlopes(model, observed.length, point, start))
                .target(observed)
                .start(start)
                .maxEvaluations(MOST_EVALUATIONS)
                .maxIterations(MOST_EVALUATIONS)
                .build();
        try {
            LeastSquaresOptimizer.Optimum optimum = new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(TOLERANCE)
                    .withParameterRelativeTolerance(TOLERANCE)
                    .withOrthoTolerance(TOLERANCE)
                    .optimize(problem);
            int freedom = observed.length - start.length;
            RealVector errors = optimum.getSigma(SINGULAR);
            // The cost is the root of the sum of squares.
            double residual = freedom == 0 ? Double.NaN : optimum.getCost() / Math.sqrt(freedom);
            double t = freedom == 0 ? Double.NaN : MeanInterval.student975(freedom);
            return Optional.of(new CurveFit(IntStream.range(0, start.length)
                    .mapToObj(i -> {
                        double value = optimum.getPoint().getEntry(i);
                        double half = t * residual * errors.getEntry(i);
                        return new Parameter(value, value - half, value + half);
                    })
                    .toList()));
        } catch (MathRuntimeException e) {
            return Optional.empty();
        }
    }

    private static Pair<RealVector, RealMatrix> valuesAndSlopes(
            Model model, int points, RealVector parameters, double[] start) {
        double[] at = parameters.toArray();
        double[] values = new double[points];
        double[][] slopes = new double[points][at.length];
        for (int point = 0; point < points; point++) {
            values[point] = model.at(at, point);
        }
        for (int i = 0; i < at.length; i++) {
            double step = Math.max(Math.abs(start[i]), Math.abs(at[i])) * RELATIVE_STEP;
            double[] beyond = at.clone();
            double[] before = at.clone();
            beyond[i] += step;
            before[i] -= step;
            for (int point = 0; point < points; point++) {
                slopes[point][i] = (model.at(beyond, point) - model.at(before, point)) / (2 * step);
            }
        }
        return new Pair<>(new ArrayRealVector(values, false), MatrixUtils.createRealMatrix(slopes));
    }
}
