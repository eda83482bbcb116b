package slowcall.report.run;

import java.util.ArrayList;
import java.util.List;
import slowcall.report.Entry;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Tone;
import slowcall.result.Row;
import slowcall.result.SummaryRow;
import slowcall.stats.Bootstrap;

/** A table for each load: what came of every cell. */
final class SummarySection {
    private static final Measure P99 = Measure.of("completed_p99_ms", "p99", "ms", 1, "Quantile 0.99 of the same");

    private static final List<Measure> MEASURES = List.of(
            Measure.text("strategy", RunCell::label),
            new Measure(
                    new Table.Heading(
                            "verdict",
                            "",
                            "The worst among all its trials; below it how many are not INVALID, of those run, and which checks object"),
                    cell -> verdict(cell.summary()),
                    cells -> true),
            Measure.of(
                    "throughput_rps",
                    "rate",
                    "req/s",
                    1,
                    "Completed requests per second while requests were offered; of bursts, divided by the makespan"),
            Measure.of(
                    "ceiling_rps",
                    "ceiling",
                    "req/s",
                    0,
                    "What arithmetic predicts at most: N threads or permits ÷ (calls per request × mean delay)"),
            Measure.of("completed_p50_ms", "p50", "ms", 1, "Median time from the intended start to the end"),
            new Measure(P99.heading(), SummarySection::p99, cells -> true),
            Measure.of("excess_p50_ms", "excess p50", "ms", 2, "Median of that less the delay that the request drew"),
            Measure.of("excess_p99_ms", "excess p99", "ms", 2, "Quantile 0.99 of the same"),
            Measure.of("makespan_ms", "makespan", "ms", 0, "From the schedule's start until the last request had ended")
                    .forBursts(),
            Measure.of(
                            "goodput_rps",
                            "goodput",
                            "req/s",
                            1,
                            "Requests completed by their deadline, per second until the last had ended")
                    .ifAny("recovery_predicted_ms"),
            Measure.of("recovery_ms", "recovers in", "ms", 0, "Until the backlog was back at its level from before"),
            Measure.of("recovery_predicted_ms", "predicted", "ms", 0, "What arithmetic says of the recovery"),
            Measure.of("errors", "errors", "", 0, "Requests that failed").ifAny("errors"),
            Measure.of("rejected", "rejected", "", 0, "Requests that the strategy did not take")
                    .ifAny("rejected"),
            Measure.of("timeouts", "timeouts", "", 0, "Requests that had not ended by their deadline")
                    .ifAny("timeouts"),
            Measure.of("cpu_us_per_request", "CPU", "µs/req", 0, "CPU time of the trial's JVM per request"),
            Measure.of("threads_peak", "threads", "peak", 0, "Most live platform threads"),
            Measure.text("limited by", SummarySection::limit)
                    .where(cells -> cells.stream().anyMatch(cell -> !limit(cell).isEmpty())));

    private SummarySection() {}

    static Section of(List<RunCell> cells) {
        List<Part> parts = new ArrayList<>();
        // A sound hold has no column of these tables: what it is about is memory.
        List<RunCell> told = cells.stream()
                .filter(cell -> !SummaryRow.isSoundHold(cell.summary()))
                .toList();
        for (Load load : Load.of(told)) {
            parts.add(Measure.table(caption(load), MEASURES, load.cells()));
        }
        if (!told.isEmpty()) {
            notes(told).forEach(note -> parts.add(new Prose(note)));
            Measure.explainMarks(parts);
            parts.add(new Prose("–: unknown, or too few samples: 100 must lie beyond a quantile."));
        }
        return new Section("summary", "Summary", parts);
    }

    private static String caption(Load load) {
        List<String> connections = load.cells().stream()
                .map(cell -> cell.summary().text("connections"))
                .distinct()
                .toList();
        boolean isOne = connections.size() == 1 && !connections.getFirst().isEmpty();
        return load.name() + (isOne ? ", " + connections.getFirst() + " connections" : "");
    }

    private static Entry p99(RunCell cell) {
        Entry p99 = P99.entry().apply(cell);
        return cell.isUnstable() && p99.equals(Entry.UNKNOWN)
                ? Entry.text("unstable").in(Tone.CAUTION)
                : p99;
    }

    private static String limit(RunCell cell) {
        String limit = cell.summary().text("limited_by");
        return limit.equals("nothing") ? "" : limit;
    }

    /** The worst verdict, how many trials the figures are of, and why it is no better. */
    static Entry verdict(Row row) {
        String verdict = row.text("verdict");
        String suspect = Figures.isPositive(row, "n_suspect") ? ", " + row.text("n_suspect") + " suspect" : "";
        String trials = row.text("n_valid") + " of " + row.text("n_run") + " trials" + suspect;
        String codes = String.join(", ", Verdicts.codes(List.of(row)).keySet());
        return new Entry(
                Entry.text(verdict).text(),
                trials + (codes.isEmpty() ? "" : ": " + codes),
                Double.NaN,
                Verdicts.tone(verdict));
    }

    private static List<String> notes(List<RunCell> cells) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Medians over trials that are not INVALID, below them their 95 % intervals. Latency counts from the intended"
                        + " start; excess is latency less the delay that the request drew.");
        int enough = Bootstrap.FEWEST_FOR_AN_INTERVAL;
        if (cells.stream().anyMatch(cell -> Figures.value(cell.summary(), "n_valid") < enough)) {
            notes.add("No interval can be given for the median of fewer than " + enough + " trials: `--blocks " + enough
                    + "` and more have them.");
        }
        if (cells.stream().anyMatch(RunCell::isUnstable)) {
            notes.add(
                    "unstable: requests arrived faster than they were served, so that latency grew as long as one measured and"
                            + " has no quantiles. The rate is the result.");
        }
        return notes;
    }
}
