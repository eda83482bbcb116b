package slowcall.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.stats.CurveFit;
import slowcall.stats.Scalability;

/** {@code tune-fits.csv}: what the models' parameters are, by Levenberg and Marquardt, with 95 % intervals. */
public final class FitTable {
    static final Column STRATEGY = Column.of("strategy", "As in tune.csv");
    static final Column MODEL =
            Column.of("model", "m-g-c (a queue before so many servers) or usl (universal scalability)");
    static final Column PARAMETER = Column.of(
            "parameter",
            "overhead_ms: what a call holds its thread for beyond its delay; alone_rps, contention, coherency: λ, σ, κ of the scalability law; peak_in_flight: calls at once beyond which less is completed (no row where contention or coherency cannot be told from 0, or where that is ten times what was measured)");
    static final Column VALUE = Column.decimal("value", 9, "The parameter");
    static final Column LOW =
            Column.decimal("value_low", 9, "95 % interval: its low end (empty with no more trials than parameters)");
    static final Column HIGH = Column.decimal("value_high", 9, "95 % interval: its high end (empty likewise)");
    static final Column FITTED_TO = Column.of("fitted_to", "Trials that the fit went through");

    public static final List<Column> COLUMNS = List.of(STRATEGY, MODEL, PARAMETER, VALUE, LOW, HIGH, FITTED_TO);

    /** Times what was measured: beyond it nothing is known. */
    private static final double FAR = 10;

    private FitTable() {}

    /** A row for each parameter. */
    static List<Row> of(Outcome outcome) {
        List<Row> rows = new ArrayList<>();
        for (Arm arm : outcome.question().arms()) {
            List<Measurement> counting = outcome.measurements().stream()
                    .filter(m -> m.point().arm().equals(arm) && m.counts())
                    .toList();
            long steady = counting.stream().filter(Measurement::isSteady).count();
            if (steady > 0) {
                rows.add(row(arm, "m-g-c", "overhead_ms", outcome.evidence().overhead(arm), steady));
            }
            scalability(outcome, arm).ifPresent(law -> {
                int fitted = observations(outcome, arm).size() - 1;
                rows.add(row(arm, "usl", "alone_rps", law.alone(), fitted));
                rows.add(row(arm, "usl", "contention", law.contention(), fitted));
                rows.add(row(arm, "usl", "coherency", law.coherency(), fitted));
                double most = observations(outcome, arm).stream()
                        .mapToDouble(Scalability.Observation::concurrency)
                        .max()
                        .orElse(0);
                law.peak().stream()
                        .filter(peak -> peak <= FAR * most)
                        .mapToObj(peak -> new CurveFit.Parameter(peak, Double.NaN, Double.NaN))
                        .forEach(peak -> rows.add(row(arm, "usl", "peak_in_flight", peak, fitted)));
            });
        }
        return rows;
    }

    private static Row row(Arm arm, String model, String parameter, CurveFit.Parameter fitted, long trials) {
        return new Row()
                .put(STRATEGY, arm.label())
                .put(MODEL, model)
                .put(PARAMETER, parameter)
                .put(VALUE, fitted.value())
                .put(LOW, fitted.low())
                .put(HIGH, fitted.high())
                .put(FITTED_TO, trials);
    }

    static Optional<Scalability> scalability(Outcome outcome, Arm arm) {
        return Scalability.through(observations(outcome, arm));
    }

    /** Calls at once and completed a second; and one caller alone, which arithmetic knows. */
    private static List<Scalability.Observation> observations(Outcome outcome, Arm arm) {
        List<Scalability.Observation> observations = new ArrayList<>();
        double alone = outcome.question().delay().profile().meanMillis()
                + outcome.evidence().overhead(arm).value();
        observations.add(new Scalability.Observation(1, 1000 / alone));
        for (Measurement measurement : outcome.measurements()) {
            double calls = measurement.row().number("calls_in_flight_mean").orElse(0);
            double throughput = measurement.row().number("throughput_rps").orElse(0);
            if (measurement.point().arm().equals(arm) && measurement.counts() && calls > 0 && throughput > 0) {
                observations.add(new Scalability.Observation(calls, throughput));
            }
        }
        return observations;
    }
}
