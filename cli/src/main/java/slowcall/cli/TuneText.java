package slowcall.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import slowcall.result.Row;
import slowcall.tune.Question;
import slowcall.tune.Tuning;

/** The answer in a sentence, the table that it comes from, and what was fitted. */
final class TuneText {
    private static final String GOODPUT_OR_REJECTION = "share";

    private static final List<String> LEGEND = List.of(
            "answer     size [from–to]: this size was shown to meet; the smallest that does lies in there, at 95 %",
            "predicted  queueing theory, before anything was measured, without any overhead",
            "measured   all trials together; – where fewer than 100 samples lie beyond the percentile",
            "expected   what was measured, in the long run, with its 95 % interval, by which \"meets\" is decided",
            "What was fitted, M/G/c and the universal scalability law, is in tune-fits.csv and on the page.");

    private final Question question;
    private final Tuning.Result result;

    TuneText(Question question, Tuning.Result result) {
        this.question = question;
        this.result = result;
    }

    @Override
    public String toString() {
        if (result.trials().isEmpty()) {
            return result.sentence();
        }
        StringBuilder text = new StringBuilder(result.sentence()).append("\n\n");
        for (String objective : result.table().stream()
                .map(row -> row.text("objective"))
                .distinct()
                .toList()) {
            List<Row> rows = result.table().stream()
                    .filter(row -> row.text("objective").equals(objective))
                    .toList();
            boolean worthATable = question.asked().stream()
                            .anyMatch(asked -> asked.text().equals(objective))
                    || rows.stream()
                            .anyMatch(row -> row.text("meets").equals("no") && row.count("trials_unstable") == 0);
            if (worthATable) {
                text.append(objective).append('\n');
                new TextTable(columns(rows), rows).appendTo(text);
                text.append('\n');
            }
        }
        LEGEND.forEach(line -> text.append(line).append('\n'));
        result.notes().forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private static List<TableColumn> columns(List<Row> rows) {
        boolean shares = rows.stream().anyMatch(row -> row.text("unit").equals(GOODPUT_OR_REJECTION));
        String unit = shares ? "%" : "ms";
        return List.of(
                TableColumn.of("  strategy", "", row -> "  " + row.text("strategy")),
                TableColumn.of("size", "", row -> TableColumn.orBlank(row.text("size"))),
                TableColumn.number("offered", "req/s", "rate_rps", 0)
                        .where(all -> all.stream()
                                        .map(row -> row.text("rate_rps"))
                                        .distinct()
                                        .count()
                                > 1),
                TableColumn.of("predicted", unit, row -> figure(row, "predicted"))
                        .where(all -> all.stream()
                                .anyMatch(row -> !row.text("predicted").isEmpty())),
                TableColumn.of("measured", unit, row -> figure(row, "measured")),
                TableColumn.of("expected", unit, TuneText::expected),
                TableColumn.number("rate", "req/s", "throughput_rps", 1),
                TableColumn.number("rejected", "%", "rejected_percent", 1),
                TableColumn.of("limited", "by", row -> TableColumn.orBlank(row.text("limited_by"))),
                TableColumn.of("trials", "", TuneText::trials),
                TableColumn.of("meets", "", row -> row.text("meets") + answer(row)));
    }

    private static String answer(Row row) {
        return switch (row.text("answer")) {
            case "yes" -> " ←";
            case "unconfirmed" -> " ?";
            default -> "";
        };
    }

    private static String trials(Row row) {
        return row.text("trials_counting").equals(row.text("trials"))
                ? row.text("trials")
                : row.text("trials_counting") + "/" + row.text("trials");
    }

    private static String figure(Row row, String column) {
        if (column.equals("measured")
                && row.count("trials_unstable") > 0
                && row.text(column).isEmpty()) {
            return "unstable";
        }
        OptionalDouble value = row.number(column);
        return value.isEmpty() ? TableColumn.BLANK : formatted(row, value.getAsDouble());
    }

    /** Where the trials were too short for a backlog to show that the long run has. */
    private static boolean growsInTheLongRun(Row row) {
        return row.text("expected").isEmpty()
                && row.text("meets").equals("no")
                && row.count("trials_counting") > 0
                && row.count("trials_unstable") == 0;
    }

    private static String expected(Row row) {
        if (growsInTheLongRun(row)) {
            return "∞";
        }
        return row.text("expected").isEmpty()
                ? TableColumn.BLANK
                : figure(row, "expected") + " [" + figure(row, "expected_low") + "–" + expectedAtMost(row) + "]";
    }

    /** With much overhead a backlog may grow for ever. */
    private static String expectedAtMost(Row row) {
        return row.text("expected_high").isEmpty() ? "∞" : figure(row, "expected_high");
    }

    private static String formatted(Row row, double value) {
        return row.text("unit").equals(GOODPUT_OR_REJECTION)
                ? String.format(Locale.ROOT, "%.2f", 100 * value)
                : String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
