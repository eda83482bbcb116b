package slowcall.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slowcall.result.CellNames;
import slowcall.result.Row;
import slowcall.result.SummaryRow;
import slowcall.stats.Bootstrap;

/**
 * A run's summary to read: a table for each arrivals × shape × delay, in the plan's order, and what explains the blanks and
 * marks in them. Whoever is answered on the hand-off stands in a table apart: accepted and completed are not to be compared.
 */
final class SummaryTable {
    private static final String P99 = "completed_p99_ms";
    private static final String MERGED = "*";

    /** The quantiles in the table. */
    private static final List<String> QUANTILES = List.of(
            "completed_p50_ms", P99, "excess_p50_ms", "bystander_excess_p99_ms", "accepted_p50_ms", "accepted_p99_ms");

    private final List<Row> summary;
    private final List<Row> trials;

    /**
     * A table of a run.
     *
     * @param summary a row per cell
     * @param trials a row per trial, of which the failed ones are named
     */
    SummaryTable(List<Row> summary, List<Row> trials) {
        this.summary = List.copyOf(summary);
        this.trials = List.copyOf(trials);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<Row> rows : groups()) {
            text.append(heading(rows)).append("\n\n");
            Variants variants = Variants.among(rows);
            new TextTable(columns(variants), rows).appendTo(text);
            variants.legend().forEach(line -> text.append(line).append('\n'));
            appendReasons(text, rows);
            text.append('\n');
        }
        appendFailures(text);
        notes().forEach(note -> text.append(note).append('\n'));
        List<String> objections = new Objections(trials).lines();
        text.append(objections.isEmpty() ? "" : "\n");
        objections.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static List<TableColumn> columns(Variants variants) {
        return List.of(
                TableColumn.of("  strategy", "", SummaryTable::strategy),
                TableColumn.difference("client", "", "client"),
                TableColumn.of("variant", "", variants::cell).where(rows -> variants.differ()),
                TableColumn.difference("jdk", "", "jdk"),
                TableColumn.difference("offered", "req/s", "offered_rps"),
                TableColumn.difference("conns", "", "connections"),
                TableColumn.difference("timeout", "ms", "timeout_ms"),
                TableColumn.difference("measured", "ms", "measure_ms"),
                TableColumn.difference("heap", "MiB", "heap_mib"),
                TableColumn.number("rate", "req/s", "throughput_rps", 1),
                TableColumn.number("ceiling", "req/s", "ceiling_rps", 0),
                quantiles("p50", "ms", "completed_p50_ms", 1),
                TableColumn.of("p99", "ms", SummaryTable::p99),
                quantiles("excess", "p50 ms", "excess_p50_ms", 2),
                TableColumn.number("makespan", "ms", "makespan_ms", 0)
                        .where(rows -> rows.getFirst().text("arrivals").startsWith("burst")),
                TableColumn.number("goodput", "req/s", "goodput_rps", 1).where(SummaryTable::isPassing),
                TableColumn.number("recovers", "ms", "recovery_ms", 0).where(SummaryTable::isPassing),
                TableColumn.number("predicted", "ms", "recovery_predicted_ms", 0)
                        .where(SummaryTable::isPassing),
                TableColumn.number("rejected", "", "rejected", 0)
                        .where(rows -> isPassing(rows) && any(rows, "rejected")),
                TableColumn.number("timeouts", "", "timeouts", 0)
                        .where(rows -> isPassing(rows) && any(rows, "timeouts")),
                TableColumn.number("overdue", "max", "overdue_max", 0).where(rows -> any(rows, "overdue_max")),
                quantiles("bystanders", "p99 ms", "bystander_excess_p99_ms", 1)
                        .where(rows -> any(rows, "bystander_excess_p99_ms")),
                quantiles("accepted", "p50 ms", "accepted_p50_ms", 2).where(SummaryTable::isHandoff),
                quantiles("accepted", "p99 ms", "accepted_p99_ms", 2).where(SummaryTable::isHandoff),
                TableColumn.number("CPU", "µs/req", "cpu_us_per_request", 0),
                TableColumn.number("switches", "/req", "context_switches_per_request", 1),
                TableColumn.number("threads", "peak", "threads_peak", 0),
                TableColumn.number("RSS", "MiB", "rss_peak_mib", 0),
                TableColumn.number("alloc", "B/req", "alloc_bytes_per_request", 0),
                TableColumn.of("limited", "by", SummaryTable::limit)
                        .where(rows -> rows.stream().anyMatch(row -> !limit(row).equals(TableColumn.BLANK))),
                TableColumn.of("valid", "trials", SummaryTable::valid));
    }

    /** A step or an outage: what passes, and what is left of it, is the result. */
    private static boolean isPassing(List<Row> rows) {
        return rows.stream()
                .anyMatch(row -> !row.text("recovery_ms").isEmpty()
                        || !row.text("recovery_predicted_ms").isEmpty());
    }

    /** Whether one of the rows has more than none of it. */
    private static boolean any(List<Row> rows, String column) {
        return rows.stream().anyMatch(row -> row.number(column).orElse(0) > 0);
    }

    private Collection<List<Row>> groups() {
        Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : summary) {
            // It has no column of this table; the table of memory has its own.
            if (SummaryRow.isSoundHold(row)) {
                continue;
            }
            List<String> key = List.of(row.text("arrivals"), row.text("shape"), row.text("delay"), row.text("awaits"));
            groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(row);
        }
        return groups.values();
    }

    /** What the rows of a group have in common. */
    private static String heading(List<Row> rows) {
        List<String> parts = new ArrayList<>(List.of(CellNames.load(rows.getFirst())));
        addCommon(parts, rows, "offered_rps", " req/s offered");
        addCommon(parts, rows, "connections", " connections");
        addCommon(parts, rows, "variant", "");
        addCommon(parts, rows, "regime", "");
        return String.join(", ", parts);
    }

    private static void addCommon(List<String> parts, List<Row> rows, String column, String after) {
        List<String> values =
                rows.stream().map(row -> row.text(column)).distinct().toList();
        if (values.size() == 1 && !values.getFirst().isEmpty()) {
            parts.add(values.getFirst() + after);
        }
    }

    private static boolean isHandoff(List<Row> rows) {
        return rows.getFirst().text("awaits").equals("handoff");
    }

    private static String strategy(Row row) {
        return mark(row) + " " + CellNames.strategy(row);
    }

    private static String mark(Row row) {
        return switch (row.text("verdict")) {
            case "VALID" -> " ";
            case "SUSPECT" -> "?";
            default -> "!";
        };
    }

    /** Valid trials of those run; how many of the valid ones are suspect. */
    private static String valid(Row row) {
        String suspect = row.count("n_suspect") == 0 ? "" : " (" + row.text("n_suspect") + "?)";
        return row.text("n_valid") + "/" + row.text("n_run") + suspect;
    }

    private static String limit(Row row) {
        String limit = row.text("limited_by");
        return limit.isEmpty() || limit.equals("nothing") ? TableColumn.BLANK : limit;
    }

    private static String p99(Row row) {
        boolean unstable = row.text("regime").equals("unstable");
        return unstable && row.text(P99).isEmpty() ? "unstable" : quantile(row, P99, 1);
    }

    /** A column of quantiles, of which those that are no medians are marked. */
    private static TableColumn quantiles(String title, String unit, String name, int decimals) {
        return TableColumn.of(title, unit, row -> quantile(row, name, decimals));
    }

    private static String quantile(Row row, String name, int decimals) {
        return TableColumn.number(row, name, decimals) + (SummaryRow.isMerged(row, name) ? MERGED : "");
    }

    private static void appendReasons(StringBuilder text, List<Row> rows) {
        List<Row> marked = rows.stream().filter(row -> !mark(row).equals(" ")).toList();
        text.append(marked.isEmpty() ? "" : "\n");
        for (Row row : marked) {
            String codes = String.join(", ", Objections.codes(row));
            text.append(strategy(row)).append(": ");
            text.append(row.text("verdict").isEmpty() ? "no valid trial" : row.text("verdict"));
            text.append(codes.isEmpty() ? "" : " " + codes).append('\n');
        }
    }

    private void appendFailures(StringBuilder text) {
        List<Row> failed = trials.stream().filter(RowText::failed).toList();
        for (Row row : failed) {
            text.append("FAILED in block ")
                    .append(row.text("block"))
                    .append(": ")
                    .append(CellNames.inFull(row))
                    .append(row.text("reasons").isEmpty() ? "" : ": " + row.text("reasons"))
                    .append('\n');
        }
        if (!failed.isEmpty()) {
            text.append('\n');
        }
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Medians over valid trials. Latency counts from the intended start; excess is latency minus the drawn delay.");
        int enough = Bootstrap.FEWEST_FOR_AN_INTERVAL;
        if (summary.stream().anyMatch(row -> row.count("n_valid") < enough)) {
            notes.add("          With fewer than " + enough
                    + " valid trials a cell's medians have no interval: --blocks " + enough + ".");
        }
        if (summary.stream().anyMatch(row -> !row.text("ceiling_rps").isEmpty())) {
            notes.add("ceiling   N / (calls per request × mean delay), where a strategy bounds its calls to N at once");
        }
        if (summary.stream().anyMatch(row -> p99(row).equals("unstable"))) {
            notes.add(
                    "unstable  the backlog grew all the time, so that latency has no quantiles: the rate is the result");
        }
        if (summary.stream().anyMatch(row -> QUANTILES.stream().anyMatch(name -> SummaryRow.isMerged(row, name)))) {
            notes.add(MERGED + "         of all trials' requests together: no trial alone has the samples");
        }
        if (summary.stream().anyMatch(row -> p99(row).equals(TableColumn.BLANK))) {
            notes.add(
                    TableColumn.BLANK
                            + "         unknown, or too few samples: 100 must lie beyond a quantile; a p50 needs 200 requests, a p99 10,000");
        }
        if (summary.stream().anyMatch(row -> mark(row).equals("!"))) {
            notes.add("!         some of its trials are invalid and not in its figures: do not compare");
        }
        if (summary.stream().anyMatch(row -> mark(row).equals("?"))) {
            notes.add("?         some of its trials, (n?), are suspect and in its figures: compare with care");
        }
        return notes;
    }
}
