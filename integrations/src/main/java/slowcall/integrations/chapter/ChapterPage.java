package slowcall.integrations.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import slowcall.report.Entry;
import slowcall.report.Keys;
import slowcall.report.Page;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Tone;
import slowcall.result.Row;

/** {@code chapter.html}: all claims with their verdicts, and below them each with its figures. */
final class ChapterPage {
    private ChapterPage() {}

    /**
     * The page.
     *
     * @param rows of {@code chapter.csv}
     */
    static Page of(List<Row> rows) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("claims", "The claims", table(rows)));
        rows.forEach(row -> sections.add(claim(row)));
        return new Page("What the chapter says, and what was measured", lead(rows), sections);
    }

    private static List<Prose> lead(List<Row> rows) {
        List<Prose> lead = new ArrayList<>();
        lead.add(new Prose(Tally.of(rows).toString()));
        lead.add(new Prose(
                "A claim is confirmed where all of a figure's 95 % interval is where it was predicted, refuted where none of"
                        + " it is, and inconclusive otherwise. A refutation is a result."));
        if (rows.stream().anyMatch(row -> row.text("size").equals(Size.SMOKE.toString()))) {
            lead.add(new Prose("Examined in the size smoke: not for publication.", Tone.CAUTION));
        }
        return lead;
    }

    private static Table table(List<Row> rows) {
        return new Table(
                "Claims and verdicts",
                List.of(
                        new Table.Heading("Claim"),
                        new Table.Heading("It says"),
                        new Table.Heading("In the chapter"),
                        new Table.Heading("Verdict"),
                        new Table.Heading("Measured")),
                rows.stream()
                        .map(row -> new Table.Line(
                                Keys.of("verdict", verdict(row)),
                                Entry.text(row.text("claim")),
                                Entry.text(row.text("says")),
                                Entry.text(row.text("added").equals("yes") ? "left out" : row.text("term")),
                                Entry.text(verdict(row)).in(tone(row)),
                                Entry.text(row.text("sentence"))))
                        .toList());
    }

    private static Section claim(Row row) {
        return new Section(
                "claim-" + row.text("claim"),
                row.text("claim") + ". " + row.text("says"),
                new Prose(verdict(row) + ": " + row.text("sentence"), tone(row)),
                figures(row));
    }

    private static Table figures(Row row) {
        List<Table.Line> lines = Arrays.stream(row.text("figures").split("; ", -1))
                .filter(figure -> figure.contains("="))
                .map(figure -> figure.split("=", 2))
                .map(figure -> new Table.Line(Entry.text(figure[0]), Entry.text(figure[1])))
                .toList();
        return new Table(
                "Figures of claim " + row.text("claim"),
                List.of(new Table.Heading("Figure"), new Table.Heading("Value and 95 % interval")),
                lines);
    }

    private static String verdict(Row row) {
        return row.text("verdict").isEmpty() ? "not examined" : row.text("verdict");
    }

    private static Tone tone(Row row) {
        return switch (row.text("verdict")) {
            case "confirmed" -> Tone.GOOD;
            case "refuted" -> Tone.BAD;
            default -> Tone.CAUTION;
        };
    }
}
