package slowcall.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import slowcall.part.PartTable;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.PlanException;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.strategy.Promise;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;
import slowcall.validity.Checks;
import slowcall.validity.Verdict;

/**
 * One row for a trial whose load several generators offered together, each with the strategy in a JVM of its own. Counts are added,
 * quantiles are those of the histograms' sums, and of what is a share of something limited the most used is told. What is neither, such as
 * a quantile of which no histogram was kept, or the memory of several machines, is left empty.
 */
public final class MergedTrial {
    /** Numbers of requests, calls and events, costs, and rates of generators that offered at the same time. */
    static final List<String> ADDED = List.of(
            "connections",
            "offered",
            "ok",
            "errors",
            "timeouts",
            "rejected",
            "unfinished",
            "undispatched",
            "late",
            "defects",
            "overflow",
            "throughput_rps",
            "applied_rps",
            "allocated_mib",
            "voluntary_switches",
            "involuntary_switches",
            "cpu_ms",
            "jit_cpu_ms",
            "generator_cpu_ms",
            "gc_count",
            "gc_ms",
            "vt_pinned_count",
            "vt_pinned_ms",
            "calls_in_flight_mean",
            "in_flight_mean",
            "service_received",
            "service_failed",
            "service_cpu_ms",
            "service_answered_rps",
            "connections_opened",
            "ledger_applied",
            "ledger_effects",
            "ledger_acknowledged",
            "ledger_indeterminate",
            "ledger_lost",
            "ledger_duplicated",
            "ledger_unexpected");

    /** Those of them that a burst's share has over a time of its own, until its last request ended: they are of no time together. */
    static final List<String> OVER_ITS_TIME =
            List.of("throughput_rps", "calls_in_flight_mean", "in_flight_mean", "service_answered_rps");

    /** What is over when the last is, and what is as bad as the worst. */
    static final List<String> LARGEST = List.of(
            "warmup_ms",
            "makespan_ms",
            "drain_ms",
            "little_error_percent",
            "clock_drift_ms",
            "clock_error_ms",
            "gc_max_pause_ms",
            "jit_cpu_cores",
            "service_jit_cpu_cores",
            "machine_cpu_percent",
            "steal_percent",
            "throttled_periods",
            "others_cpu_cores",
            "service_late_percent",
            "service_utilisation",
            "cpu_utilisation",
            "pool_utilisation",
            "permit_utilisation",
            "connection_utilisation",
            "generator_utilisation");

    /** What all have alike; empty where they have not. */
    static final List<String> ALIKE =
            List.of("semantics", "service_place", "started_at", "warmup_settled", "limited_by");

    /** Of each share by itself, and no matter of the whole. */
    private static final String TOO_FEW_SAMPLES = "too-few-samples";

    private static final Map<String, Column> COLUMNS =
            TrialColumns.all().stream().collect(Collectors.toUnmodifiableMap(Column::name, Function.identity()));

    private static final List<String> REGIMES = List.of("", "stable", "transient", "unstable");

    private final Cell cell;
    private final List<Row> shares;
    private final Row row;

    private MergedTrial(Cell cell, List<Row> shares) {
        this.cell = cell;
        this.shares = shares;
        this.row = Parameters.row(cell, shares.getFirst().text(Parameters.JDK.name()))
                .put(CommonStart.SHARD, "all/" + shares.size());
        Parameters.depart(row, "shards=" + shares.size());
        if (shares.stream().allMatch(ServiceSide::isElsewhere)) {
            Parameters.depart(row, ServiceSide.VARIANT);
        }
        for (String how : departures(shares.getFirst())) {
            if (how.endsWith("=" + PartTable.EXTERNAL)
                    && shares.stream().allMatch(share -> departures(share).contains(how))) {
                Parameters.depart(row, how);
            }
        }
    }

    private static List<String> departures(Row share) {
        return List.of(share.text(Parameters.VARIANT.name()).split(";", -1));
    }

    /**
     * Makes sure that rows of a cell can be put together here.
     *
     * @throws PlanException if its strategy is not there, as without the jar that it came in
     */
    public static void require(Cell cell) {
        if (cell.isBareLoop()) {
            return;
        }
        try {
            Strategy strategy = Strategies.named(cell.strategy());
            var unused = strategy.settings().read(cell.strategy(), cell.settings());
        } catch (IllegalArgumentException e) {
            throw new PlanException(cell.position(), e.getMessage() + " (name the jar that it came in with --plugin)");
        }
    }

    /**
     * Makes sure that a share's row promises what can be promised, or nothing.
     *
     * @throws IllegalArgumentException saying what it has instead
     */
    public static void requirePromise(Row share) {
        String semantics = share.text("semantics");
        if (!semantics.isEmpty()) {
            var unused = Promise.parse(semantics);
        }
    }

    /** The columns that are to be numbers. */
    public static List<String> numbers() {
        List<String> numbers = new ArrayList<>(ADDED);
        numbers.addAll(LARGEST);
        numbers.add(Recovery.GOODPUT.name());
        return List.copyOf(numbers);
    }

    /**
     * Merges the rows of one cell's trial in one block.
     *
     * @param cell as the plan has it
     * @param shares one row for each generator, in the generators' order
     * @param histograms the sums of theirs, by their tags
     * @param schedule the whole schedule's SHA-256
     */
    public static Row of(Cell cell, List<Row> shares, Map<String, Histogram> histograms, String schedule) {
        MergedTrial merged = new MergedTrial(cell, shares);
        for (int index = 0; index < shares.size(); index++) {
            if (shares.get(index).text("status").equals("FAILED")) {
                return failed(
                        cell,
                        shares,
                        "shard " + (index + 1) + " failed, " + shares.get(index).text("reasons"));
            }
        }
        merged.put(List.copyOf(histograms.values()), schedule);
        return merged.row;
    }

    /** The row of a trial that came to nothing. */
    public static Row failed(Cell cell, List<Row> shares, String why) {
        MergedTrial merged = new MergedTrial(cell, shares);
        Judgement.failed(merged.row, why);
        return merged.row;
    }

    private void put(List<Histogram> histograms, String schedule) {
        boolean burst = cell.arrivals() instanceof Arrivals.Burst;
        ADDED.stream()
                .filter(name -> !burst || !OVER_ITS_TIME.contains(name))
                .forEach(name -> numbers(name).ifPresent(values -> row.put(column(name), sum(values))));
        LARGEST.forEach(name -> numbers(name).ifPresent(values -> row.put(column(name), farthest(values))));
        ALIKE.forEach(this::alike);
        String regime = worst(Load.REGIME);
        row.put(Load.SCHEDULE, schedule.substring(0, 16)).put(Load.REGIME, regime);
        if (shares.stream().noneMatch(share -> share.text(Applied.REGIME.name()).isEmpty())) {
            row.put(Applied.REGIME, worst(Applied.REGIME));
        }
        firstFailure();
        row.put(Recovery.GOODPUT, goodput());
        if (burst) {
            row.put(Load.THROUGHPUT, burstThroughput());
        }
        Parameters.ceiling(cell).ifPresent(one -> row.put(Parameters.CEILING_RPS, one * shares.size()));
        if (!histograms.isEmpty()) {
            Latencies.put(row, histograms, !regime.equals("unstable"));
            UserWaits.fill(row);
        }
        PerRequest.put(row);
        judge();
    }

    private static Column column(String name) {
        Column column = COLUMNS.get(name);
        if (column == null) {
            throw new IllegalStateException("trials.csv has no column " + name);
        }
        return column;
    }

    /** All shares' values; empty where one does not know it. */
    private Optional<double[]> numbers(String name) {
        double[] values = shares.stream()
                .map(share -> share.number(name))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return values.length == shares.size() ? Optional.of(values) : Optional.empty();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The farthest from 0, with its sign. */
    private static double farthest(double[] values) {
        double farthest = 0;
        for (double value : values) {
            farthest = Math.abs(value) > Math.abs(farthest) ? value : farthest;
        }
        return farthest;
    }

    private void alike(String name) {
        List<String> values =
                shares.stream().map(share -> share.text(name)).distinct().toList();
        if (values.size() == 1 && !values.getFirst().isEmpty()) {
            row.put(column(name), values.getFirst());
        } else if (name.equals(WarmUp.SETTLED.name())) {
            row.put(WarmUp.SETTLED, "no");
        }
    }

    private String worst(Column regime) {
        return shares.stream()
                .map(share -> share.text(regime.name()))
                .max(Comparator.comparingInt(REGIMES::indexOf))
                .orElse("");
    }

    private void firstFailure() {
        shares.stream()
                .map(share -> share.text(Load.FIRST_FAILURE.name()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(text -> row.put(Load.FIRST_FAILURE, text));
    }

    /** All that completed in time, for each second until the last of them had: each share tells how many seconds its own took. */
    private double goodput() {
        double ok = 0;
        double seconds = 0;
        for (Row share : shares) {
            double own = share.number(Load.OK.name()).orElse(0);
            OptionalDouble rate = share.number(Recovery.GOODPUT.name());
            if (rate.isEmpty()) {
                return Double.NaN;
            }
            ok += own;
            seconds = Math.max(seconds, own == 0 ? 0 : own / rate.getAsDouble());
        }
        return seconds == 0 ? 0 : ok / seconds;
    }

    /** Of a burst, all that completed divided by the longest makespan. */
    private double burstThroughput() {
        Optional<double[]> ok = numbers(Load.OK.name());
        Optional<double[]> makespans = numbers(Load.MAKESPAN.name());
        return ok.isPresent() && makespans.isPresent() ? sum(ok.get()) * 1000 / farthest(makespans.get()) : Double.NaN;
    }

    /** By its own figures, and as bad as the worst of its shares. */
    private void judge() {
        Verdict own = Checks.judge(row);
        Verdict.Level level = own.level();
        Set<String> reasons = new LinkedHashSet<>(own.reasons());
        for (Row share : shares) {
            List<String> inherited =
                    new ArrayList<>(List.of(share.text("reasons").split("; ", -1)));
            inherited.removeIf(reason -> reason.isEmpty() || reason.startsWith(TOO_FEW_SAMPLES + ":"));
            if (!inherited.isEmpty()) {
                Verdict.Level its = level(share.text("verdict"));
                level = its.compareTo(level) > 0 ? its : level;
                reasons.addAll(inherited);
            }
        }
        row.put(Judgement.STATUS, "OK").put(Judgement.VERDICT, level.name());
        if (!reasons.isEmpty()) {
            row.put(Judgement.REASONS, String.join("; ", reasons));
        }
    }

    private static Verdict.Level level(String name) {
        for (Verdict.Level level : Verdict.Level.values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        return Verdict.Level.INVALID;
    }
}
