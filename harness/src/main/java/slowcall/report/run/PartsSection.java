package slowcall.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import slowcall.report.Entry;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Table.Heading;
import slowcall.report.Table.Line;
import slowcall.report.Tone;
import slowcall.result.Disk;
import slowcall.result.Row;

/** The servers that the strategies went through, apart from what they cost a login. */
final class PartsSection {
    private PartsSection() {}

    /** Of the rows of {@code parts.csv}; empty without any. */
    static Section of(List<Row> rows) {
        if (rows.isEmpty()) {
            return new Section("parts", "Servers");
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Prose(
                "What strategies went through besides the slow service. Each was there before the first trial that needed"
                        + " it; of one that somebody else keeps nobody knows here what it used."));
        String inMemory = rows.stream()
                .filter(row -> new Disk(row.text("filesystem")).isMemory())
                .map(row -> row.text("part"))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!inMemory.isEmpty()) {
            parts.add(new Prose(
                    "The data of " + inMemory
                            + " was in memory, where a commit waits for no disk: on one it takes longer.",
                    Tone.CAUTION));
        }
        parts.add(table(rows));
        return new Section("parts", "Servers", parts);
    }

    private static Table table(List<Row> rows) {
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(new Line(
                    Entry.text(row.text("part")),
                    Entry.text(row.text("place")),
                    Entry.number(Figures.value(row, "block"), 0),
                    Entry.text(row.text("version")),
                    Entry.number(Figures.value(row, "start_up_ms"), 0),
                    Entry.number(Figures.value(row, "cpu_ms"), 0),
                    Entry.number(Figures.value(row, "pss_mib"), 1),
                    Entry.text(row.text("filesystem")),
                    Entry.text(row.text("settings"))));
        }
        return new Table(
                "Servers",
                List.of(
                        new Heading("server"),
                        new Heading("place", "", "External: somebody else keeps it"),
                        new Heading("block"),
                        new Heading("version"),
                        new Heading("start-up", "ms", "Until it answered; in no trial's time"),
                        new Heading("CPU", "ms", "From its start until the block's last trial was over"),
                        new Heading("memory", "MiB", "Then, pages that its processes share counted once"),
                        new Heading("file system", "", "That its data is on"),
                        new Heading("settings", "", "Those that matter to figures, as it tells them itself")),
                lines);
    }
}
