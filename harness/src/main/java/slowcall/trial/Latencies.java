package slowcall.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.stats.Quantiles;

/** Quantiles of the recorder's histograms. Those with fewer than 100 samples beyond them are unknown, and all are in unstable rows. */
public final class Latencies {
    /** One column: a quantile of a histogram. */
    private record Entry(String tag, double quantile, Column column) {}

    private static final List<Entry> ENTRIES = new ArrayList<>();

    /** What does not grow with the backlog. */
    private static final Set<String> OF_THE_GENERATOR = Set.of("generator_lag", "generator_wakeup", "submit");

    private static void declare(String tag, String what, double... quantiles) {
        for (double quantile : quantiles) {
            String digits = Quantiles.digits(quantile);
            ENTRIES.add(new Entry(
                    tag,
                    quantile,
                    Column.decimal(
                            tag + "_p" + digits + "_ms", 3, what + ": quantile " + quantile + ", in milliseconds")));
        }
    }

    static final Column SUBMIT_MS = Column.decimal("submit_ms", 1, "What all hand-offs together took, in milliseconds");
    static final Column CALL_MEAN = Column.decimal(
            "call_mean_ms", 3, "Mean time from a call to its answer, of the calls that got one, in milliseconds");
    /** What the kernel gives other threads at a time, in microseconds: who waits for longer has waited for a processor. */
    static final int SLICE_MICROS = 5000;

    static final Column GENERATOR_LATE = Column.decimal(
            "generator_late_percent",
            3,
            "Requests that the generator sent more than 5 ms late by its own fault, in percent of those sent");

    static final Column COMPLETED_MAX =
            Column.decimal("completed_max_ms", 3, "Longest time from the intended start to the end, in milliseconds");

    static final Column APPLIED_MAX = Column.decimal(
            "applied_max_ms",
            3,
            "Longest time from the intended start until the service had applied the call, in milliseconds (empty likewise)");

    static {
        declare(
                "accepted",
                "From the intended start until the hand-off had returned; where the calls are made in other processes, until the login was acknowledged, timeouts at their deadline",
                .5,
                .99);
        declare(
                "completed",
                "From the intended start to the end, timeouts at their deadline (empty where the calls are made in other processes)",
                .5,
                .9,
                .99,
                .999);
        declare(
                "excess",
                "The same less the delay that the request drew on its critical path (empty for a target's)",
                .5,
                .9,
                .99,
                .999);
        declare(
                "applied",
                "From the intended start until the service had applied the call, by its own stamp; of single calls whose users are answered on the hand-off or by other processes (empty where the service's clock is not known to be the trial's, as it is on Linux)",
                .5,
                .99);
        declare(
                "commit",
                "From the intended start until the login's transaction was committed, by the stamp of the process that did (empty where the calls are not made in other processes)",
                .5);
        declare(
                "relay_lag",
                "From that commit until the call was about to be made, in whichever process: what a queue, a relay's interval, a broker or a file takes, and of a message that is called for before the commit 0 (empty likewise, and where applied_regime is unstable)",
                .5,
                .99);
        declare("queue_wait", "From the hand-off's return until the task got a thread", .5, .99);
        declare("permit_wait", "From a task's start until it was let through the limit", .5, .99);
        declare("call", "From a call to its answer", .5, .99);
        declare(
                "connection_wait",
                "From a call until it had a connection, from the client's pool or a new one (clients that tell; jdk only where max-connections bounds it)",
                .5,
                .99);
        declare(
                "resume",
                "From a response being complete in the client until the code that had made the call went on (clients that read it on threads of their own)",
                .5,
                .99);
        declare("submit", "What the hand-off itself took", .5, .99);
        declare("generator_lag", "From the intended start until the generator began the hand-off", .5, .99);
        declare(
                "overdue",
                "From a timed-out request's deadline until the strategy let it go (those it never let go are left out)",
                .5,
                .99);
        declare(
                "bystander_excess",
                "The excess of requests that had no CPU work of their own, where some had",
                .5,
                .99);
        declare(
                "generator_wakeup",
                "The generator's own part of that: counted from when the hand-offs before it would have been over had they alone made it late, where that came after the intended start",
                .5,
                .99);
        declare("failed", "From the intended start until a request's error or rejection", .5, .99);
    }

    static final List<Column> COLUMNS = columns();

    private static List<Column> columns() {
        List<Column> columns =
                new ArrayList<>(ENTRIES.stream().map(Entry::column).toList());
        columns.add(COMPLETED_MAX);
        columns.add(APPLIED_MAX);
        columns.add(GENERATOR_LATE);
        columns.add(SUBMIT_MS);
        columns.add(CALL_MEAN);
        return List.copyOf(columns);
    }

    private Latencies() {}

    /**
     * Fills in what the histograms, in microseconds, know.
     *
     * @param stable false where the backlog grew: latencies then tell how long the trial was, not how long requests take
     */
    static void put(Row row, List<Histogram> histograms, boolean stable) {
        for (Histogram histogram : histograms) {
            boolean ofTheGenerator = OF_THE_GENERATOR.contains(histogram.getTag());
            if (stable || ofTheGenerator) {
                putQuantiles(row, histogram);
            }
            if (histogram.getTag().equals("call") && histogram.getTotalCount() > 0) {
                row.put(CALL_MEAN, histogram.getMean() / 1000);
            }
            if (histogram.getTag().equals("submit")) {
                row.put(SUBMIT_MS, histogram.getMean() * histogram.getTotalCount() / 1000);
            }
        }
    }

    /** The quantiles of one tagged histogram, and the longest completion. */
    public static void putQuantiles(Row row, Histogram histogram) {
        for (Entry entry : ENTRIES) {
            if (entry.tag().equals(histogram.getTag())) {
                row.put(entry.column(), Quantiles.millis(histogram, entry.quantile()));
            }
        }
        if (histogram.getTag().equals("generator_wakeup")) {
            row.put(GENERATOR_LATE, latePercent(histogram));
        }
        if (histogram.getTag().equals("completed") && histogram.getTotalCount() > 0) {
            row.put(COMPLETED_MAX, histogram.getMaxValue() / 1000.0);
        }
        if (histogram.getTag().equals("applied") && histogram.getTotalCount() > 0) {
            row.put(APPLIED_MAX, histogram.getMaxValue() / 1000.0);
        }
    }

    /** How many of a histogram's durations are longer than a slice; not a number if it has none. */
    static double latePercent(Histogram micros) {
        return micros.getTotalCount() == 0 ? Double.NaN : 100 - micros.getPercentileAtOrBelowValue(SLICE_MICROS);
    }
}
