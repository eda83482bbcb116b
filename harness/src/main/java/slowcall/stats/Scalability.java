package slowcall.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The universal scalability law: with n requests at once a system completes X(n) = λn / (1 + σ(n-1) + κn(n-1)) a second (Gunther,
 * "Guerrilla Capacity Planning", 2007). Fitted to the logarithms, so that a tenth counts as much at few requests as at many.
 *
 * @param alone λ: completed a second by one request at a time
 * @param contention σ: the share of the work that only one request can do at a time
 * @param coherency κ: what each pair of requests costs; above 0, more requests at once complete less from {@link #peak} on
 */
public record Scalability(CurveFit.Parameter alone, CurveFit.Parameter contention, CurveFit.Parameter coherency) {
    private static final int FEWEST_POINTS = 4;
    private static final int FEWEST_CONCURRENCIES = 3;
    /** Nearer together than this, two are the same. */
    private static final double APART = 1.05;

    /**
     * What was measured.
     *
     * @param concurrency requests in the system at once, on average; above 0
     * @param throughput completed a second; above 0
     */
    public record Observation(double concurrency, double throughput) {}

    /**
     * Fits the law.
     *
     * @return empty with fewer than four observations, or of fewer than three numbers of requests at once
     */
    public static Optional<Scalability> through(List<Observation> observations) {
        if (observations.size() < FEWEST_POINTS || concurrencies(observations) < FEWEST_CONCURRENCIES) {
            return Optional.empty();
        }
        double[] observed =
                observations.stream().mapToDouble(o -> Math.log(o.throughput())).toArray();
        double alone = observations.stream()
                .mapToDouble(o -> o.throughput() / o.concurrency())
                .max()
                .orElseThrow();
        double most = observations.stream()
                .mapToDouble(Observation::concurrency)
                .max()
                .orElseThrow();
        return CurveFit.through(
                        observed,
                        (parameters, i) ->
                                Math.log(at(parameters, observations.get(i).concurrency())),
                        alone,
                        0.1 / most,
                        0.01 / (most * most))
                .map(fit -> new Scalability(
                        fit.parameters().get(0),
                        fit.parameters().get(1),
                        fit.parameters().get(2)));
    }

    private static long concurrencies(List<Observation> observations) {
        double last = 0;
        long count = 0;
        for (double next : observations.stream()
                .mapToDouble(Observation::concurrency)
                .sorted()
                .toArray()) {
            if (next > APART * last) {
                last = next;
                count++;
            }
        }
        return count;
    }

    private static double at(double[] parameters, double n) {
        double slowdown = 1 + parameters[1] * (n - 1) + parameters[2] * n * (n - 1);
        // Beyond these the law means nothing; the fit turns back.
        return Math.max(1e-9, parameters[0]) * n / Math.max(1e-9, slowdown);
    }

    /** Completed a second with so many requests at once. */
    public double throughput(double concurrency) {
        return at(new double[] {alone.value(), contention.value(), coherency.value()}, concurrency);
    }

    /**
     * √((1 - σ) / κ): beyond so many requests at once, less is completed. Empty unless both intervals lie where the law means something, κ
     * above 0 and σ between 0 and 1: a σ below 0, work that becomes less when it is shared, is noise that κ makes up for.
     */
    public OptionalDouble peak() {
        boolean meansSomething = contention.hasInterval()
                && contention.low() > 0
                && contention.high() < 1
                && coherency.hasInterval()
                && coherency.low() > 0;
        return meansSomething
                ? OptionalDouble.of(Math.sqrt((1 - contention.value()) / coherency.value()))
                : OptionalDouble.empty();
    }
}
