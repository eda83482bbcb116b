package slowcall.tune;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import slowcall.stats.CurveFit;
import slowcall.stats.MeanInterval;

/**
 * What all trials so far say. A trial is short, and a queue's tail is chance for the most part; but the trial's schedule is known, and so
 * what chance did to it. Its queue is therefore replayed, and what was measured is told relative to that: as a ratio for latencies, a
 * difference for shares. The long run's figure, times the ratio, is the estimate. The ratio varies little from trial to trial: its spread over the trials, each a
 * JVM of its own, makes the interval.
 */
final class Evidence {
    /** Two launches do not agree better than that, whatever a handful of them happens to do. */
    private static final double LEAST_SPREAD_OF_RATIOS = 0.01;

    private static final double LEAST_SPREAD_OF_SHARES = 0.001;
    /**
     * What launches are taken to differ by before anything is known, and how many trials' worth of knowledge that is: with two
     * trials to compare, their difference alone says next to nothing (a moderated t: Smyth 2004, Linear models and empirical Bayes
     * methods).
     */
    private static final double FIRST_SPREAD_OF_RATIOS = 0.02;

    private static final double FIRST_SPREAD_OF_SHARES = 0.002;
    private static final int FIRST_FREEDOM = 4;

    private static final double FIRST_GUESS_MILLIS = 1;

    private final QueueModel model;
    private final Question question;
    private final List<Measurement> measurements;
    private final Map<Arm, CurveFit.Parameter> overheads = new HashMap<>();
    private final Map<Objective, Spread> spreads = new HashMap<>();
    /** By objective, of each trial that has one. */
    private final Map<Objective, IdentityHashMap<Measurement, Double>> residuals = new HashMap<>();

    /** How far trials of one strategy lie apart, in logarithms or shares. */
    private record Spread(double deviation, int freedom) {
        double half(double trials) {
            return MeanInterval.student975(freedom) * deviation * Math.sqrt(trials);
        }
    }

    Evidence(Question question, QueueModel model, List<Measurement> measurements) {
        this.question = question;
        this.model = model;
        this.measurements = List.copyOf(measurements);
        for (Arm arm : question.arms()) {
            overheads.put(arm, fitOverhead(arm));
        }
        for (Objective objective : question.objectives()) {
            IdentityHashMap<Measurement, Double> known = new IdentityHashMap<>();
            measurements.stream()
                    .filter(Measurement::isSteady)
                    .forEach(m -> residual(objective, m).ifPresent(residual -> known.put(m, residual)));
            residuals.put(objective, known);
            spreads.put(objective, spread(objective));
        }
    }

    /** What a call takes beyond its delay, in milliseconds: so much longer services make the replays' mean latencies those measured. */
    CurveFit.Parameter overhead(Arm arm) {
        return overheads.getOrDefault(arm, new CurveFit.Parameter(0, Double.NaN, Double.NaN));
    }

    private CurveFit.Parameter fitOverhead(Arm arm) {
        List<Measurement> steady = steady(arm);
        double[] means = steady.stream()
                .mapToDouble(m -> Math.log(m.completed().orElseThrow().getMean() / 1000))
                .toArray();
        return CurveFit.through(
                        means,
                        (overhead, i) -> Math.log(model.replay(
                                        steady.get(i).point(), steady.get(i).seed(), overhead[0])
                                .meanMillis()),
                        FIRST_GUESS_MILLIS)
                .map(fit -> fit.parameters().getFirst())
                .orElse(new CurveFit.Parameter(0, Double.NaN, Double.NaN));
    }

    private List<Measurement> steady(Arm arm) {
        return measurements.stream()
                .filter(m -> m.point().arm().equals(arm) && m.isSteady())
                .toList();
    }

    /** How far a trial lies from its replay; empty where either is not known. */
    private OptionalDouble residual(Objective objective, Measurement measurement) {
        double measured = objective.measured(measurement);
        double replayed = objective.replayed(model.replay(
                measurement.point(),
                measurement.seed(),
                overhead(measurement.point().arm()).value()));
        double residual = objective.isProportional() ? Math.log(measured / replayed) : measured - replayed;
        return Double.isFinite(residual) ? OptionalDouble.of(residual) : OptionalDouble.empty();
    }

    private double[] residuals(Objective objective, List<Measurement> of) {
        IdentityHashMap<Measurement, Double> known = residuals.getOrDefault(objective, new IdentityHashMap<>());
        return of.stream().filter(known::containsKey).mapToDouble(known::get).toArray();
    }

    /** Pooled over the strategies, each around its own mean. */
    private Spread spread(Objective objective) {
        double squares = 0;
        int freedom = 0;
        for (Arm arm : question.arms()) {
            double[] residuals = residuals(objective, steady(arm));
            double mean = mean(residuals);
            for (double residual : residuals) {
                squares += (residual - mean) * (residual - mean);
            }
            freedom += Math.max(0, residuals.length - 1);
        }
        double first = objective.isProportional() ? FIRST_SPREAD_OF_RATIOS : FIRST_SPREAD_OF_SHARES;
        squares += FIRST_FREEDOM * first * first;
        freedom += FIRST_FREEDOM;
        double least = objective.isProportional() ? LEAST_SPREAD_OF_RATIOS : LEAST_SPREAD_OF_SHARES;
        return new Spread(Math.max(least, Math.sqrt(squares / freedom)), freedom);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Trials of a point. */
    List<Measurement> of(Point point) {
        return measurements.stream().filter(m -> m.point().equals(point)).toList();
    }

    /**
     * A point's figure in the long run.
     *
     * @param own trials of it; without one, all of its strategy's speak for it, with a wider interval
     */
    Estimate estimate(Objective objective, Point point, List<Measurement> own) {
        double[] residuals = residuals(objective, own);
        double[] all = residuals(objective, steady(point.arm()));
        Spread spread = spreads.get(objective);
        if (all.length == 0 || spread == null) {
            return Estimate.UNKNOWN;
        }
        double center = mean(residuals.length == 0 ? all : residuals);
        double half = residuals.length == 0 ? spread.half(1 + 1.0 / all.length) : spread.half(1.0 / residuals.length);
        CurveFit.Parameter overhead = overhead(point.arm());
        double value = shifted(objective, longRun(objective, point, overhead.value()), center);
        double one = shifted(objective, longRun(objective, point, lower(overhead)), center - half);
        double other = shifted(objective, longRun(objective, point, upper(overhead)), center + half);
        if (!objective.isProportional()) {
            double reversed = shifted(objective, longRun(objective, point, lower(overhead)), center + half);
            return new Estimate(
                    share(value),
                    share(Math.min(one, Math.min(other, value))),
                    share(Math.max(reversed, Math.max(other, value))));
        }
        return new Estimate(value, one, other);
    }

    private static double share(double value) {
        return Math.clamp(value, 0.0, 1.0);
    }

    private static double lower(CurveFit.Parameter overhead) {
        return overhead.hasInterval() ? overhead.low() : overhead.value();
    }

    private static double upper(CurveFit.Parameter overhead) {
        return overhead.hasInterval() ? overhead.high() : overhead.value();
    }

    private double longRun(Objective objective, Point point, double overheadMillis) {
        return model.longRun(objective, point, overheadMillis);
    }

    private static double shifted(Objective objective, double longRun, double residual) {
        return objective.isProportional() ? longRun * Math.exp(residual) : longRun + residual;
    }

    /** Whether a point meets all objectives, as far as these trials of it tell. */
    Meets judge(Point point, List<Measurement> own) {
        return question.objectives().stream()
                .map(objective -> judge(objective, point, own))
                .reduce(Meets.YES, Meets::and);
    }

    /** Whether it meets one of them: where most trials grew a backlog, it does not, whatever is asked for. */
    Meets judge(Objective objective, Point point, List<Measurement> own) {
        List<Measurement> counting = own.stream().filter(Measurement::counts).toList();
        if (!own.isEmpty() && counting.isEmpty()) {
            return Meets.UNCLEAR;
        }
        long unstable = counting.stream().filter(Measurement::unstable).count();
        if (2 * unstable > counting.size()) {
            return Meets.NO;
        }
        Meets meets = estimate(objective, point, counting).against(objective, point.rate());
        return unstable > 0 ? meets.and(Meets.UNCLEAR) : meets;
    }

    /** What the model with this evidence says of a point, its own trials left aside. */
    Meets expected(Point point) {
        return judge(point, List.of());
    }

    /** The same for each end of the interval: whether the point may meet all objectives. */
    boolean mayMeet(Point point) {
        return expected(point) != Meets.NO;
    }
}
