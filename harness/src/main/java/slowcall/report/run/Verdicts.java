package slowcall.report.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slowcall.report.Entry;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Table.Heading;
import slowcall.report.Table.Line;
import slowcall.report.Tone;
import slowcall.result.CellNames;
import slowcall.result.Row;
import slowcall.validity.Checks;

/** Whether the measurements can be trusted. */
final class Verdicts {
    private Verdicts() {}

    static Tone tone(String verdict) {
        return switch (verdict) {
            case "VALID" -> Tone.GOOD;
            case "SUSPECT" -> Tone.CAUTION;
            case "INVALID" -> Tone.BAD;
            default -> Tone.PLAIN;
        };
    }

    /**
     * How many trials are valid, suspect, invalid.
     *
     * @param counts the rows of {@code verdicts.csv}; none in runs that are older than it
     */
    static Prose lead(List<Row> counts, List<Row> trials) {
        long invalid = count(trials, "INVALID");
        long suspect = count(trials, "SUSPECT");
        if (invalid == 0 && suspect == 0) {
            String by =
                    counts.isEmpty() ? "none of the fewer checks of an earlier revision objects" : "no check objects";
            return new Prose("All " + trials.size() + " trials are valid: " + by + " to any of them.", Tone.GOOD);
        }
        List<String> parts = new ArrayList<>();
        if (invalid > 0) {
            parts.add(invalid + " of " + trials.size() + " trials are invalid, and in no median");
        }
        if (suspect > 0) {
            parts.add(suspect + " of " + trials.size() + " trials are suspect, and in the medians: compare with care");
        }
        return new Prose(String.join("; ", parts) + ".", invalid > 0 ? Tone.BAD : Tone.CAUTION);
    }

    private static long count(List<Row> trials, String verdict) {
        return trials.stream()
                .filter(trial -> trial.text("verdict").equals(verdict))
                .count();
    }

    /**
     * What each check found, and which trials it objects to.
     *
     * @param counts the rows of {@code verdicts.csv}; none in runs that are older than it
     */
    static Section section(List<Row> counts, List<Row> trials) {
        List<Part> parts = new ArrayList<>();
        if (counts.isEmpty()) {
            parts.add(new Prose(
                    "The run is of a revision that did not count what its checks found, and that had fewer of them."));
        } else {
            parts.add(counts(counts));
        }
        Map<String, Integer> codes = codes(trials);
        if (!codes.isEmpty()) {
            parts.add(remedies(codes, trials.size()));
            parts.add(objections(trials));
        }
        return new Section("checks", "Can it be trusted?", parts);
    }

    private static Table counts(List<Row> counts) {
        List<Line> lines = new ArrayList<>();
        for (Row row : counts) {
            lines.add(new Line(
                    Entry.text("`" + row.text("check") + "`"),
                    Entry.text(looksAt(row.text("check"))),
                    Entry.number(Figures.value(row, "trials"), 0),
                    Entry.number(Figures.value(row, "judged"), 0),
                    found(row, "suspect", Tone.CAUTION),
                    found(row, "invalid", Tone.BAD)));
        }
        return new Table(
                "What each check found",
                List.of(
                        new Heading("check"),
                        new Heading("looks at"),
                        new Heading("trials"),
                        new Heading("judged", "", "Those that had what the check looks at"),
                        new Heading("suspect", "trials"),
                        new Heading("invalid", "trials")),
                lines);
    }

    private static Entry found(Row row, String column, Tone tone) {
        Entry entry = Entry.number(Figures.value(row, column), 0);
        return Figures.isPositive(row, column) ? entry.in(tone) : entry;
    }

    private static String looksAt(String code) {
        return Checks.all().stream()
                .filter(check -> check.code().equals(code))
                .map(check -> check.looksAt())
                .findFirst()
                .orElse(code.equals(Checks.FAILED) ? "Whether the trial's JVM came to its end" : "");
    }

    /** In how many trials each code stands, in the order of their first. */
    static Map<String, Integer> codes(List<Row> trials) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        for (Row trial : trials) {
            reasons(trial).stream()
                    .map(reason -> reason.split(":", 2)[0])
                    .distinct()
                    .forEach(code -> codes.merge(code, 1, Integer::sum));
        }
        return codes;
    }

    private static List<String> reasons(Row trial) {
        return List.of(trial.text("reasons").split(";", -1)).stream()
                .map(String::strip)
                .filter(reason -> !reason.isEmpty())
                .toList();
    }

    private static Table remedies(Map<String, Integer> codes, int trials) {
        List<Line> lines = new ArrayList<>();
        codes.forEach((code, count) -> lines.add(
                new Line(Entry.text("`" + code + "`"), Entry.number(count, 0), Entry.text(Checks.remedy(code)))));
        return new Table(
                "What to do about it",
                List.of(
                        new Heading("reason"),
                        new Heading("trials", "of " + trials, "Those that it stands in"),
                        new Heading("what to do")),
                lines);
    }

    private static Table objections(List<Row> trials) {
        List<Line> lines = new ArrayList<>();
        for (Row trial : trials) {
            List<String> reasons = reasons(trial);
            if (!reasons.isEmpty()) {
                lines.add(new Line(
                        RunCells.keys(trial),
                        Entry.number(Figures.value(trial, "block"), 0),
                        Entry.text(CellNames.strategy(trial)),
                        Entry.text(CellNames.load(trial)),
                        Entry.text(trial.text("verdict")).in(tone(trial.text("verdict"))),
                        Entry.text(String.join("; ", reasons))));
            }
        }
        return new Table(
                "Trials that a check objects to",
                List.of(
                        new Heading("block"),
                        new Heading("strategy"),
                        new Heading("load"),
                        new Heading("verdict"),
                        new Heading("reasons")),
                lines);
    }
}
