package slowcall.cli;

import java.util.List;
import java.util.Locale;
import slowcall.result.Row;

/** Each claim with its verdict, and below it what was measured beside what was predicted. */
final class ChapterText {
    private final List<Row> rows;

    /**
     * @param rows of {@code chapter.csv}
     */
    ChapterText(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** What came of a claim, in a word or two. */
    static String verdict(Row row) {
        return row.text("verdict").isEmpty() ? "not examined" : row.text("verdict");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append(
                    String.format(Locale.ROOT, "%2s  %-12s  %s\n", row.text("claim"), verdict(row), row.text("says")));
            text.append(" ".repeat(18)).append(row.text("sentence")).append('\n');
            if (!row.text("repetitions_needed").isEmpty()) {
                text.append(" ".repeat(18))
                        .append("smallest change seen: ")
                        .append(row.text("smallest_visible"))
                        .append("; it would take ")
                        .append(row.text("repetitions_needed"))
                        .append(" blocks\n");
            }
        }
        return text.toString();
    }
}
