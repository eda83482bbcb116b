package slowcall.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import slowcall.report.Axis;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Keys;
import slowcall.report.LineChart;
import slowcall.report.Page;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Tone;
import slowcall.result.Row;

/** {@code tune.html}: the answer, predicted beside measured for each objective, and the fits. */
final class TunePage {
    private static final String STRATEGY = "strategy";

    private final Question question;
    private final Tuning.Result result;

    private TunePage(Question question, Tuning.Result result) {
        this.question = question;
        this.result = result;
    }

    static Page of(Question question, Tuning.Result result) {
        TunePage page = new TunePage(question, result);
        List<Prose> lead = new ArrayList<>();
        lead.add(new Prose(result.sentence(), page.tone()));
        result.notes().forEach(note -> lead.add(new Prose(note)));
        List<Section> sections = new ArrayList<>();
        for (Objective objective : question.asked()) {
            sections.add(page.objective(objective, sections.size() + 1));
        }
        sections.add(new Section("fits", "What was fitted", page.fits()));
        return new Page(question.findsRate() ? "Which rate does it sustain?" : "How large must it be?", lead, sections);
    }

    private Tone tone() {
        List<String> answers = result.table().stream()
                .map(row -> row.text("answer"))
                .filter(answer -> !answer.isEmpty())
                .toList();
        if (answers.isEmpty()) {
            return Tone.BAD;
        }
        boolean isPlain = answers.stream().allMatch("yes"::equals)
                && result.trials().stream()
                        .anyMatch(trial -> trial.text("verdict").equals("VALID"));
        return isPlain ? Tone.GOOD : Tone.CAUTION;
    }

    private Section objective(Objective objective, int number) {
        List<Row> rows = result.table().stream()
                .filter(row -> row.text("objective").equals(objective.text()))
                .toList();
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Prose(
                        "Predicted: queueing theory, before anything was measured. Expected: what was measured, in the long run,"
                                + " with its 95 % interval. Measured: all trials of the point together, where they are enough."));
        parts.add(new Figure(chart(objective, rows), table(objective, rows)));
        return new Section("objective-" + number, objective.text(), parts);
    }

    private static double factor(Objective objective) {
        return objective.unit().equals("ms") ? 1 : 100;
    }

    private static String unit(Objective objective) {
        return objective.unit().equals("ms") ? "ms" : "%";
    }

    private LineChart chart(Objective objective, List<Row> rows) {
        // A range's lower rates are told in words: the sizes are for the highest.
        List<Row> ofTheAxis = rows.stream()
                .filter(row -> question.findsRate() || value(row, "rate_rps") == question.rate())
                .toList();
        double[] across = ofTheAxis.stream()
                .mapToDouble(this::along)
                .filter(x -> !Double.isNaN(x))
                .toArray();
        double from = DoubleStream.of(across).min().orElse(0);
        double to = DoubleStream.of(across).max().orElse(1);
        List<LineChart.Series> series = new ArrayList<>();
        for (Arm arm : question.arms()) {
            List<Row> own = ofTheAxis.stream()
                    .filter(row -> row.text(STRATEGY).equals(arm.label()))
                    .toList();
            Keys keys = Keys.of(STRATEGY, arm.label());
            List<LineChart.Point> predicted = new ArrayList<>();
            List<LineChart.Point> expected = new ArrayList<>();
            for (Row row : own) {
                for (double x : arm.isSized() ? new double[] {along(row)} : new double[] {from, to}) {
                    add(predicted, x, row, "predicted", objective);
                    add(expected, x, row, "expected", objective);
                }
            }
            if (!predicted.isEmpty()) {
                series.add(new LineChart.Series(
                        arm.label() + ", predicted", keys, LineChart.Stroke.DASHED, byX(predicted)));
            }
            if (!expected.isEmpty()) {
                series.add(
                        new LineChart.Series(arm.label() + ", expected", keys, LineChart.Stroke.MARKED, byX(expected)));
            }
        }
        double limit = objective.limit(question.rate()) * factor(objective);
        series.add(new LineChart.Series(
                "limit",
                Keys.NONE,
                LineChart.Stroke.LINE,
                List.of(new LineChart.Point(from, limit), new LineChart.Point(to, limit))));
        return new LineChart(
                objective.text(),
                question.findsRate() ? Axis.linear("offered", "req/s") : Axis.linear("size", ""),
                Axis.linear(objective.unit().equals("ms") ? "latency" : "share of offered", unit(objective)),
                series);
    }

    private static List<LineChart.Point> byX(List<LineChart.Point> points) {
        return points.stream()
                .sorted(Comparator.comparingDouble(LineChart.Point::x))
                .toList();
    }

    private static void add(List<LineChart.Point> points, double x, Row row, String column, Objective objective) {
        double factor = factor(objective);
        double y = value(row, column) * factor;
        if (!Double.isNaN(y)) {
            points.add(new LineChart.Point(
                    x, y, value(row, column + "_low") * factor, value(row, column + "_high") * factor));
        }
    }

    private double along(Row row) {
        return value(row, question.findsRate() ? "rate_rps" : "size");
    }

    private static double value(Row row, String column) {
        return row.number(column).orElse(Double.NaN);
    }

    private static Table table(Objective objective, List<Row> rows) {
        String unit = unit(objective);
        double factor = factor(objective);
        List<Table.Heading> headings = List.of(
                new Table.Heading(STRATEGY),
                new Table.Heading("size"),
                new Table.Heading("offered", "req/s"),
                new Table.Heading("predicted", unit, "queueing theory, with the delay alone"),
                new Table.Heading("measured", unit, "all trials together; needs 100 samples beyond a percentile"),
                new Table.Heading("expected", unit, "what was measured, in the long run"),
                new Table.Heading("completed", "req/s"),
                new Table.Heading("rejected", "%"),
                new Table.Heading("limited by"),
                new Table.Heading("trials", "", "those that can be believed"),
                new Table.Heading("meets", "", "by the interval of expected"),
                new Table.Heading("answer"));
        return new Table(
                objective.text(),
                headings,
                rows.stream()
                        .map(row -> new Table.Line(
                                Keys.of(STRATEGY, row.text(STRATEGY)),
                                Entry.text(row.text(STRATEGY)),
                                Entry.number(row.number("size"), 0),
                                Entry.number(row.number("rate_rps"), 1),
                                Entry.number(value(row, "predicted") * factor, 1),
                                row.count("trials_unstable") > 0
                                                && row.text("measured").isEmpty()
                                        ? Entry.text("unstable")
                                        : Entry.number(value(row, "measured") * factor, 1),
                                Entry.number(
                                        value(row, "expected") * factor,
                                        value(row, "expected_low") * factor,
                                        value(row, "expected_high") * factor,
                                        1),
                                Entry.number(row.number("throughput_rps"), 1),
                                Entry.number(row.number("rejected_percent"), 2),
                                Entry.text(row.text("limited_by")),
                                Entry.number(row.number("trials_counting"), 0),
                                Entry.text(row.text("meets")).in(tone(row)),
                                Entry.text(row.text("answer"))))
                        .toList());
    }

    private static Tone tone(Row row) {
        return switch (row.text("meets")) {
            case "yes" -> Tone.GOOD;
            case "no" -> Tone.BAD;
            default -> Tone.CAUTION;
        };
    }

    private Table fits() {
        return new Table(
                "Parameters with 95 % intervals: m-g-c is a queue before so many servers, usl the universal scalability law",
                List.of(
                        new Table.Heading(STRATEGY),
                        new Table.Heading("model"),
                        new Table.Heading("parameter"),
                        new Table.Heading("value"),
                        new Table.Heading("trials")),
                result.fits().stream()
                        .map(row -> new Table.Line(
                                Keys.of(STRATEGY, row.text(STRATEGY)),
                                Entry.text(row.text(STRATEGY)),
                                Entry.text(row.text("model")),
                                Entry.text(row.text("parameter")),
                                Entry.number(value(row, "value"), value(row, "value_low"), value(row, "value_high"), 5),
                                Entry.number(row.number("fitted_to"), 0)))
                        .toList());
    }
}
