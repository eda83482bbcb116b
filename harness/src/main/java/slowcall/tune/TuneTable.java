package slowcall.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.stats.Quantiles;

/** {@code tune.csv}: a row for each point that was measured and each objective. */
public final class TuneTable {
    static final Column STRATEGY =
            Column.of("strategy", "The strategy, with those of its settings that were not looked for");
    static final Column SIZE = Column.of("size", "Threads of its pool, or permits (empty for strategies without)");
    static final Column RATE = Column.decimal("rate_rps", 2, "Requests offered per second");
    static final Column PURPOSE = Column.of(
            "purpose",
            "Why it was measured: sweep, refine, confirm (with schedules of its own), rates; several for a point that was measured again");
    static final Column TRIALS = Column.of("trials", "Trials of the point");
    static final Column COUNTING = Column.of("trials_counting", "Those that neither failed nor are INVALID");
    static final Column UNSTABLE =
            Column.of("trials_unstable", "Those of them in which the backlog grew: they have no latency");
    static final Column OBJECTIVE = Column.of("objective", "What was to be met");
    static final Column UNIT = Column.of("unit", "Of limit, predicted, measured and expected: ms, or share of offered");
    static final Column LIMIT = Column.decimal("limit", 4, "The objective's limit");
    static final Column PREDICTED = Column.decimal(
            "predicted",
            4,
            "What queueing theory predicted before anything was measured: GI/G/c by approximation, with the delay alone (empty for shares, and where the size cannot bear the rate)");
    static final Column MEASURED = Column.decimal(
            "measured",
            4,
            "What was measured, all trials of the point together (empty for a quantile with fewer than 100 samples beyond it, and where the backlog grew)");
    static final Column EXPECTED = Column.decimal(
            "expected",
            4,
            "What that comes to in the long run: the replayed long run, times the ratio of what was measured to what the same schedules come to when they are replayed (empty where the backlog grows, and where no trial can be compared)");
    static final Column LOW = Column.decimal("expected_low", 4, "95 % interval of expected: its low end");
    static final Column HIGH = Column.decimal("expected_high", 4, "95 % interval of expected: its high end");
    static final Column THROUGHPUT =
            Column.decimal("throughput_rps", 3, "Completed requests per second, mean of the trials");
    static final Column REJECTED = Column.decimal(
            "rejected_percent", 3, "Requests that the strategy did not take, in percent of those offered");
    static final Column LIMITED_BY = Column.of("limited_by", "What limited the trials, each different answer once");
    static final Column MEETS = Column.of(
            "meets", "Whether this objective is met: yes or no if all of the interval says so, otherwise unclear");
    static final Column ANSWER = Column.of(
            "answer", "yes for the point that is the answer for its strategy, confirmed; unconfirmed if it is not");

    public static final List<Column> COLUMNS = List.of(
            STRATEGY,
            SIZE,
            RATE,
            PURPOSE,
            TRIALS,
            COUNTING,
            UNSTABLE,
            OBJECTIVE,
            UNIT,
            LIMIT,
            PREDICTED,
            MEASURED,
            EXPECTED,
            LOW,
            HIGH,
            THROUGHPUT,
            REJECTED,
            LIMITED_BY,
            MEETS,
            ANSWER);

    private final Outcome outcome;

    private TuneTable(Outcome outcome) {
        this.outcome = outcome;
    }

    /** Strategies in the order asked for, rates from the highest on, sizes ascending. */
    static List<Row> of(Outcome outcome) {
        TuneTable table = new TuneTable(outcome);
        List<Row> rows = new ArrayList<>();
        outcome.purposes().keySet().stream()
                .sorted(Comparator.comparingInt(
                                (Point point) -> outcome.question().arms().indexOf(point.arm()))
                        .thenComparingDouble(point -> -point.rate())
                        .thenComparingInt(Point::size))
                .forEach(point -> {
                    for (Objective objective : outcome.question().objectives()) {
                        rows.add(table.row(point, objective));
                    }
                });
        return rows;
    }

    private Row row(Point point, Objective objective) {
        List<Measurement> all = outcome.evidence().of(point);
        List<Measurement> counting = all.stream().filter(Measurement::counts).toList();
        long unstable = counting.stream().filter(Measurement::unstable).count();
        Row row = new Row()
                .put(STRATEGY, point.arm().label())
                .put(RATE, point.rate())
                .put(PURPOSE, outcome.purposes().getOrDefault(point, ""))
                .put(TRIALS, all.size())
                .put(COUNTING, counting.size())
                .put(UNSTABLE, unstable)
                .put(OBJECTIVE, objective.text())
                .put(UNIT, objective.unit())
                .put(LIMIT, objective.limit(point.rate()));
        if (point.arm().isSized()) {
            row.put(SIZE, point.size());
        }
        if (objective instanceof Objective.Latency latency) {
            row.put(PREDICTED, outcome.model().predictedMillis(point, latency.quantile()));
            row.put(MEASURED, merged(counting, latency));
        } else {
            row.put(MEASURED, mean(counting.stream().map(objective::measured).toList()));
        }
        if (2 * unstable <= counting.size() && !counting.isEmpty()) {
            Estimate estimate = outcome.evidence().estimate(objective, point, counting);
            row.put(EXPECTED, estimate.value()).put(LOW, estimate.low()).put(HIGH, estimate.high());
        }
        row.put(THROUGHPUT, meanOf(counting, "throughput_rps"));
        row.put(
                REJECTED,
                100 * mean(counting.stream().map(m -> m.share("rejected")).toList()));
        String limits = counting.stream()
                .map(m -> m.row().text("limited_by"))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        if (!limits.isEmpty()) {
            row.put(LIMITED_BY, limits);
        }
        row.put(MEETS, outcome.evidence().judge(objective, point, all).toString());
        outcome.answers().stream()
                .filter(answer -> answer.chosen().filter(point::equals).isPresent())
                .findFirst()
                .ifPresent(answer -> row.put(ANSWER, answer.confirmed() == Meets.YES ? "yes" : "unconfirmed"));
        return row;
    }

    private static OptionalDouble merged(List<Measurement> of, Objective.Latency latency) {
        Histogram sum = new Histogram(3);
        of.stream()
                .filter(Measurement::isSteady)
                .forEach(m -> sum.add(m.completed().orElseThrow()));
        return Quantiles.millis(sum, latency.quantile());
    }

    private static double meanOf(List<Measurement> of, String column) {
        return mean(of.stream()
                .map(m -> m.row().number(column))
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
