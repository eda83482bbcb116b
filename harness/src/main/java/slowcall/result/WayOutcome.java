package slowcall.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import slowcall.stats.Bootstrap;

/**
 * What came of logins whose calls other processes make, under one load: a cell, and what only its trials know.
 *
 * @param summary its row of {@code summary.csv}
 * @param trials its rows of {@code trials.csv}
 * @param place from 1, by when half of the points were there, among the ways of its load that promise the same delivery; 0 where that
 *     is unknown, or has no end
 */
public record WayOutcome(Row summary, List<Row> trials, int place) {
    private static final String CPU = "_cpu_us_per_login";
    private static final String MEMORY = "_pss_mib";
    private static final List<String> FAILURES = List.of("errors", "timeouts", "rejected", "unfinished");

    public WayOutcome {
        trials = List.copyOf(trials);
    }

    /** What it promises of each acknowledged login: {@code at-least-once} and so on. */
    public String promise() {
        return trials.isEmpty() ? "" : trials.getFirst().text("semantics");
    }

    /** Whether what it leaves for later is done as fast as it comes. */
    public boolean keepsUp() {
        return !summary.text("applied_regime").equals("unstable");
    }

    /**
     * CPU time of all its processes and servers for each login, in microseconds: the median over its trials that are not INVALID. Empty if
     * one of them does not know it.
     */
    public Optional<Bootstrap.Median> cpuMicrosPerLogin() {
        return median(CPU);
    }

    /** Memory of all its processes and servers when the last login had ended, in MiB, likewise. */
    public Optional<Bootstrap.Median> memoryMib() {
        return median(MEMORY);
    }

    private Optional<Bootstrap.Median> median(String suffix) {
        List<Row> valid = trials.stream()
                .filter(trial -> !trial.text("verdict").equals("INVALID"))
                .toList();
        double[] sums = valid.stream()
                .filter(trial -> !numbers(trial, suffix).isEmpty())
                .mapToDouble(trial -> numbers(trial, suffix).stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .toArray();
        return sums.length == 0 || sums.length < valid.size()
                ? Optional.empty()
                : Optional.of(Bootstrap.median(sums, 1));
    }

    private static List<Double> numbers(Row trial, String suffix) {
        return trial.values().entrySet().stream()
                .filter(column -> column.getKey().endsWith(suffix))
                .map(Map.Entry::getKey)
                .flatMap(column -> trial.number(column).stream().boxed())
                .toList();
    }

    /** Logins that were refused, failed, or not answered in time, in all trials that have run. */
    public OptionalLong failed() {
        return sum(FAILURES);
    }

    /**
     * What the books of users and service say, in all trials that have run, INVALID ones too; empty if one of them does not know.
     *
     * @param what {@code lost}, {@code duplicated}, {@code unexpected} or {@code out_of_order}
     */
    public OptionalLong inBooks(String what) {
        return sum(List.of("ledger_" + what));
    }

    private OptionalLong sum(List<String> columns) {
        List<Row> run = trials.stream()
                .filter(trial -> !trial.text("status").equals("FAILED"))
                .toList();
        boolean isKnown = !run.isEmpty()
                && run.stream()
                        .allMatch(trial -> columns.stream()
                                .noneMatch(column -> trial.text(column).isEmpty()));
        return isKnown
                ? OptionalLong.of(run.stream()
                        .mapToLong(trial ->
                                columns.stream().mapToLong(trial::count).sum())
                        .sum())
                : OptionalLong.empty();
    }
}
